package floorplan.store.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One thing in a database and in Redis, two writers and two readers of it, at one moment: a model, small enough that every order in which its steps can happen is tried. A
 * reader's steps are: begin, be checked in a batch (value and version in either order), load, fill, answer. A writer's: delete, commit, delete, acknowledge; it may be killed between
 * any two. Redis may lose everything, or come back as it once was; the database may be put back to how it began, between reads.
 */
final class World {
    private static final int NOBODY = 0;

    /** What Redis holds: the version it was tagged with, and the two parts that a view is made of. */
    private record Value(int epoch, int number, int row, int rest) {}

    /** A batch that runs: whose it is, and what it has found out so far. */
    private record Batch(
            int readers, boolean fetched, @Nullable Value found, int epoch, int number) {
        boolean isAnswered() {
            return fetched && number >= 0;
        }
    }

    /** A load that runs: its second part is not read yet while it is below zero. */
    private record Load(int readers, int rest) {}

    private record Reader(int at, int floor, @Nullable Value loaded) {
        static final Reader IDLE = new Reader(0, 0, null);
    }

    private final Design design;
    private final boolean oneProcess;
    private int epoch;
    private int number;
    private int acknowledged;
    private boolean putBack;
    private @Nullable Value redis;
    private @Nullable Value dump;
    private boolean dumped;
    private boolean restarted;
    private final int[] writers = new int[2];
    private final Reader[] readers = {Reader.IDLE, Reader.IDLE};
    private final int[] waiting = new int[2];
    private final @Nullable Batch[] running = new Batch[2];
    private final List<List<Integer>> lanes = List.of(new ArrayList<>(), new ArrayList<>());
    private final @Nullable Load[] loads = new Load[2];
    private final List<Value> fills = new ArrayList<>();
    private final @Nullable World before;
    private final String step;
    private @Nullable String violation;

    /** @param oneProcess whether both readers are threads of one process, which the writers share, or of one each */
    World(Design design, boolean oneProcess) {
        this.design = design;
        this.oneProcess = oneProcess;
        this.before = null;
        this.step = "a value is cached";
        this.redis = new Value(0, 0, 0, 0);
    }

    private World(World before, String step) {
        design = before.design;
        oneProcess = before.oneProcess;
        epoch = before.epoch;
        number = before.number;
        acknowledged = before.acknowledged;
        putBack = before.putBack;
        redis = before.redis;
        dump = before.dump;
        dumped = before.dumped;
        restarted = before.restarted;
        for (int i = 0; i < 2; i++) {
            writers[i] = before.writers[i];
            readers[i] = before.readers[i];
            waiting[i] = before.waiting[i];
            running[i] = before.running[i];
            lanes.get(i).addAll(before.lanes.get(i));
            loads[i] = before.loads[i];
        }
        fills.addAll(before.fills);
        this.before = before;
        this.step = step;
    }

    /** What tells this moment from others, whatever led to it; which of two writers is where makes no difference. */
    List<@Nullable Object> state() {
        List<@Nullable Object> state = new ArrayList<>();
        state.addAll(List.of(epoch, number, acknowledged, putBack, dumped, restarted, List.copyOf(fills)));
        state.add(redis);
        state.add(dump);
        state.add(Math.min(writers[0], writers[1]) * 10 + Math.max(writers[0], writers[1]));
        for (int i = 0; i < 2; i++) {
            state.addAll(List.of(readers[i], waiting[i], List.copyOf(lanes.get(i))));
            state.add(running[i]);
            state.add(loads[i]);
        }
        return state;
    }

    /** What is wrong with what a reader was just given, and the steps that led to it; null if nothing is. */
    @Nullable
    String violation() {
        return violation == null ? null : steps() + "; " + violation;
    }

    private String steps() {
        return before == null ? step : before.steps() + "; " + step;
    }

    /** All that can happen next. */
    List<World> next() {
        List<World> next = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            write(i, next);
            if (design.asksForVersions()) {
                beginChecked(i, next);
                runBatch(i, next);
                runLane(i, next);
            } else {
                readPlainly(i, next);
            }
        }
        for (Value fill : fills) {
            step(next, "fill " + fill, world -> {
                world.fills.remove(fill);
                world.redis = fill;
            });
        }
        breakRedis(next);
        putBack(next);
        return next;
    }

    private void step(List<World> next, String what, Consumer<World> change) {
        World world = new World(this, what);
        change.accept(world);
        next.add(world);
    }

    private int process(int reader) {
        return oneProcess ? 0 : reader;
    }

    /** What is committed: content and version are the same number, told apart by the epoch in which it was written. */
    private int content() {
        return number == 0 ? 0 : epoch * 10 + number;
    }

    private static final int BEFORE = 0;
    private static final int FIRST_DELETED = 1;
    private static final int COMMITTED = 2;
    private static final int SECOND_DELETED = 3;
    private static final int OVER = 4;

    private void write(int writer, List<World> next) {
        int at = writers[writer];
        if (at == BEFORE) {
            boolean deletes = design != Design.CACHE_ASIDE && design != Design.WITHOUT_DELETES;
            step(next, "write " + writer + (deletes ? " deletes" : " begins"), world -> {
                world.writers[writer] = FIRST_DELETED;
                world.delete(deletes);
            });
        } else if (at == FIRST_DELETED) {
            step(next, "write " + writer + " commits", world -> {
                world.writers[writer] = COMMITTED;
                world.number++;
            });
        } else if (at == COMMITTED) {
            boolean deletes = design != Design.DELETE_THEN_UPDATE && design != Design.WITHOUT_DELETES;
            step(next, "write " + writer + (deletes ? " deletes again" : " goes on"), world -> {
                world.writers[writer] = SECOND_DELETED;
                world.delete(deletes);
            });
        } else if (at == SECOND_DELETED) {
            step(next, "write " + writer + " is acknowledged", world -> {
                world.writers[writer] = OVER;
                world.acknowledged = Math.max(world.acknowledged, world.number);
            });
        }
        if (at > BEFORE && at < OVER) {
            step(next, "writer " + writer + " is killed", world -> world.writers[writer] = OVER);
        }
    }

    /** Where a lane does it, in its turn; in the plain designs the writer itself. */
    private void delete(boolean deletes) {
        if (!deletes) {
            return;
        }
        if (design.asksForVersions()) {
            lanes.get(0).add(NOBODY);
        } else {
            redis = null;
        }
    }

    private void beginChecked(int reader, List<World> next) {
        if (readers[reader].at() != 0) {
            return;
        }
        int process = process(reader);
        step(next, "read " + reader + " begins", world -> {
            world.begin(reader);
            world.waiting[process] |= 1 << reader;
        });
        Batch runs = running[process];
        if (design == Design.JOINS_RUNNING_BATCH && runs != null) {
            step(next, "read " + reader + " begins and joins the batch that runs", world -> {
                world.begin(reader);
                world.running[process] = new Batch(
                        runs.readers() | 1 << reader, runs.fetched(), runs.found(), runs.epoch(), runs.number());
            });
        }
    }

    private void begin(int reader) {
        readers[reader] = new Reader(1, acknowledged, null);
    }

    private void runBatch(int process, List<World> next) {
        Batch runs = running[process];
        if (runs == null) {
            if (waiting[process] != NOBODY) {
                step(next, "batch starts", world -> {
                    world.running[process] = new Batch(world.waiting[process], false, null, 0, -1);
                    world.waiting[process] = NOBODY;
                });
            }
            return;
        }
        if (!runs.fetched()) {
            step(
                    next,
                    "batch fetches " + redis,
                    world -> world.running[process] =
                            new Batch(runs.readers(), true, world.redis, runs.epoch(), runs.number()));
        }
        if (runs.number() < 0) {
            step(
                    next,
                    "batch is told " + epoch + "." + number,
                    world -> world.running[process] =
                            new Batch(runs.readers(), runs.fetched(), runs.found(), world.epoch, world.number));
        }
        if (runs.isAnswered()) {
            step(next, "batch answers", world -> {
                world.running[process] = null;
                world.answer(process, runs);
            });
        }
    }

    private void answer(int process, Batch batch) {
        Value found = batch.found();
        boolean equal = found != null
                && (design == Design.WITHOUT_EQUALITY
                        || (found.number() == batch.number()
                                && (design == Design.WITHOUT_EPOCH || found.epoch() == batch.epoch())));
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

    /** Joins the read that is queued last: no update is behind that one. */
    private void queue(int process, int reader) {
        Load runs = loads[process];
        if (design == Design.JOINS_RUNNING_LOAD && runs != null) {
            loads[process] = new Load(runs.readers() | 1 << reader, runs.rest());
            return;
        }
        List<Integer> lane = lanes.get(process);
        if (!lane.isEmpty() && lane.getLast() != NOBODY) {
            lane.add(lane.removeLast() | 1 << reader);
        } else {
            lane.add(1 << reader);
        }
    }

    private void runLane(int process, List<World> next) {
        Load runs = loads[process];
        List<Integer> lane = lanes.get(process);
        if (runs != null) {
            step(next, "load ends at " + content(), world -> world.endLoad(process, runs));
        } else if (!lane.isEmpty() && lane.getFirst() == NOBODY) {
            step(next, "lane deletes", world -> {
                world.lanes.get(process).removeFirst();
                world.redis = null;
            });
        } else if (!lane.isEmpty()) {
            step(next, "load begins at " + content(), world -> {
                int whose = world.lanes.get(process).removeFirst();
                world.loads[process] = new Load(whose, world.content());
            });
        }
    }

    /** The snapshot is that of the load's beginning; without one, the row and its version are read only now. */
    private void endLoad(int process, Load load) {
        loads[process] = null;
        int now = design == Design.WITHOUT_SNAPSHOT ? content() : load.rest();
        Value value = new Value(epoch, now % 10, now, load.rest());
        fills.add(value);
        for (int reader = 0; reader < 2; reader++) {
            if ((load.readers() & 1 << reader) != 0) {
                answer(reader, value);
            }
        }
    }

    private void readPlainly(int reader, List<World> next) {
        Reader is = readers[reader];
        switch (is.at()) {
            case 0 -> step(next, "read " + reader + " begins", world -> world.begin(reader));
            case 1 ->
                step(next, "read " + reader + " gets " + redis, world -> {
                    if (world.redis != null) {
                        world.answer(reader, world.redis);
                    } else {
                        world.readers[reader] = new Reader(2, is.floor(), null);
                    }
                });
            case 2 ->
                step(next, "read " + reader + " loads " + content(), world -> {
                    Value value = new Value(world.epoch, world.number, world.content(), world.content());
                    world.fills.add(value);
                    world.answer(reader, value);
                });
            default -> {}
        }
    }

    private void answer(int reader, Value value) {
        int floor = readers[reader].floor();
        readers[reader] = new Reader(9, 0, null);
        if (value.row() != value.rest()) {
            violation = "read " + reader + " is torn: " + value;
        }
        boolean lost = value.row() > 0 && value.row() / 10 != epoch;
        if (lost || value.row() % 10 < floor) {
            violation = "read " + reader + " is stale: " + value;
        }
    }

    private void breakRedis(List<World> next) {
        if (!dumped && !restarted) {
            step(next, "Redis saves", world -> {
                world.dumped = true;
                world.dump = world.redis;
            });
        }
        if (!restarted) {
            step(next, "Redis comes back empty", world -> {
                world.restarted = true;
                world.redis = null;
                world.dump = null;
            });
            if (dumped) {
                step(next, "Redis comes back old", world -> {
                    world.restarted = true;
                    world.redis = world.dump;
                    world.dump = null;
                });
            }
        }
    }

    /** While nobody reads or writes; what was on its way to Redis may still arrive. */
    private void putBack(List<World> next) {
        boolean quiet = design.countsOnVersions() && !putBack && number > 0;
        for (int i = 0; i < 2; i++) {
            quiet &= (readers[i].at() == 0 || readers[i].at() == 9) && (writers[i] == BEFORE || writers[i] == OVER);
            quiet &= running[i] == null && loads[i] == null;
        }
        if (quiet) {
            step(next, "database put back", world -> {
                world.putBack = true;
                world.epoch = 1;
                world.number = 0;
                world.acknowledged = 0;
            });
        }
    }
}
