package floorplan.store.cache;

import floorplan.store.cache.World.Batch;
import floorplan.store.cache.World.ModelLoad;
import floorplan.store.cache.World.ModelReader;
import floorplan.store.cache.World.Value;
import java.util.List;

/** The steps of a world's readers: checked reads begin, are batched, load and fill; plain ones get, load and fill. */
final class ReadSteps {
    private final World world;

    ReadSteps(World world) {
        this.world = world;
    }

    /** Adds every possible next step of one reader, and of the process that has the same number as the reader. */
    void next(int reader, List<World> next) {
        if (world.design.asksForVersions()) {
            beginChecked(reader, next);
            runBatch(reader, next);
            runLane(reader, next);
        } else {
            readPlainly(reader, next);
        }
    }

    private int process(int reader) {
        return world.oneProcess ? 0 : reader;
    }

    private void beginChecked(int reader, List<World> next) {
        if (world.readers[reader].at() != 0) {
            return;
        }
        int process = process(reader);
        world.step(next, "read " + reader + " begins", after -> {
            new ReadSteps(after).begin(reader);
            after.waiting[process] |= 1 << reader;
        });
        Batch runs = world.running[process];
        if (world.design == Design.JOINS_RUNNING_BATCH && runs != null) {
            world.step(next, "read " + reader + " begins and joins the batch that runs", after -> {
                new ReadSteps(after).begin(reader);
                after.running[process] = new Batch(
                        runs.readers() | 1 << reader, runs.fetched(), runs.found(), runs.epoch(), runs.number());
            });
        }
    }

    private void begin(int reader) {
        world.readers[reader] = new ModelReader(1, world.acknowledged);
    }

    private void runBatch(int process, List<World> next) {
        Batch runs = world.running[process];
        if (runs == null) {
            if (world.waiting[process] != World.NOBODY) {
                world.step(next, "batch starts", after -> {
                    after.running[process] = new Batch(after.waiting[process], false, null, 0, -1);
                    after.waiting[process] = World.NOBODY;
                });
            }
            return;
        }
        if (!runs.fetched()) {
            world.step(
                    next,
                    "batch fetches " + world.redis,
                    after -> after.running[process] =
                            new Batch(runs.readers(), true, after.redis, runs.epoch(), runs.number()));
        }
        if (runs.number() < 0) {
            world.step(
                    next,
                    "batch is told " + world.epoch + "." + world.number,
                    after -> after.running[process] =
                            new Batch(runs.readers(), runs.fetched(), runs.found(), after.epoch, after.number));
        }
        if (runs.isAnswered()) {
            world.step(next, "batch answers", after -> {
                after.running[process] = null;
                new ReadSteps(after).answer(process, runs);
            });
        }
    }

    private void answer(int process, Batch batch) {
        Value found = batch.found();
        boolean equal = found != null
                && (world.design == Design.WITHOUT_EQUALITY
                        || (found.number() == batch.number()
                                && (world.design == Design.WITHOUT_EPOCH || found.epoch() == batch.epoch())));
        for (int reader = 0; reader < 2; reader++) {
            if ((batch.readers() & 1 << reader) != 0) {
                if (found != null && equal) {
                    answer(reader, found);
                } else {
                    queue(process, reader);
                }
            }
        }
    }

    /** Joins the last queued load if no update is behind it, or queues a new one. */
    private void queue(int process, int reader) {
        ModelLoad runs = world.loads[process];
        if (world.design == Design.JOINS_RUNNING_LOAD && runs != null) {
            world.loads[process] = new ModelLoad(runs.readers() | 1 << reader, runs.rest());
            return;
        }
        List<Integer> lane = world.lanes.get(process);
        if (!lane.isEmpty() && lane.getLast() != World.NOBODY) {
            lane.add(lane.removeLast() | 1 << reader);
        } else {
            lane.add(1 << reader);
        }
    }

    private void runLane(int process, List<World> next) {
        ModelLoad runs = world.loads[process];
        List<Integer> lane = world.lanes.get(process);
        if (runs != null) {
            world.step(next, "load ends at " + world.content(), after -> new ReadSteps(after).endLoad(process, runs));
        } else if (!lane.isEmpty() && lane.getFirst() == World.NOBODY) {
            world.step(next, "lane deletes", after -> {
                after.lanes.get(process).removeFirst();
                after.redis = null;
            });
        } else if (!lane.isEmpty()) {
            world.step(next, "load begins at " + world.content(), after -> {
                int whose = after.lanes.get(process).removeFirst();
                after.loads[process] = new ModelLoad(whose, after.content());
            });
        }
    }

    /** The snapshot is of the load's beginning. Without a snapshot, the row and its version are read only now. */
    private void endLoad(int process, ModelLoad load) {
        world.loads[process] = null;
        int now = world.design == Design.WITHOUT_SNAPSHOT ? world.content() : load.rest();
        Value value = new Value(world.epoch, now % 10, now, load.rest());
        world.fills.add(value);
        for (int reader = 0; reader < 2; reader++) {
            if ((load.readers() & 1 << reader) != 0) {
                answer(reader, value);
            }
        }
    }

    private void readPlainly(int reader, List<World> next) {
        ModelReader is = world.readers[reader];
        switch (is.at()) {
            case 0 -> world.step(next, "read " + reader + " begins", after -> new ReadSteps(after).begin(reader));
            case 1 ->
                world.step(next, "read " + reader + " gets " + world.redis, after -> {
                    if (after.redis != null) {
                        new ReadSteps(after).answer(reader, after.redis);
                    } else {
                        after.readers[reader] = new ModelReader(2, is.floor());
                    }
                });
            case 2 ->
                world.step(next, "read " + reader + " loads " + world.content(), after -> {
                    Value value = new Value(after.epoch, after.number, after.content(), after.content());
                    after.fills.add(value);
                    new ReadSteps(after).answer(reader, value);
                });
            default -> {}
        }
    }

    private void answer(int reader, Value value) {
        int floor = world.readers[reader].floor();
        world.readers[reader] = new ModelReader(9, 0);
        if (value.row() != value.rest()) {
            world.violation = "read " + reader + " is torn: " + value;
        }
        boolean lost = value.row() > 0 && value.row() / 10 != world.epoch;
        if (lost || value.row() % 10 < floor) {
            world.violation = "read " + reader + " is stale: " + value;
        }
    }
}
