package floorplan.store.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A model of one object in a database and in Redis, with two writers and two readers, at one moment. It is small enough
 * to try every order of its steps. A reader's steps: begin, be checked in a batch (value and version in either order),
 * load, fill, answer. A writer's steps: delete, commit, delete, acknowledge; it may be killed between any two. Redis
 * may lose everything, or return to an earlier state. The database may return to its first state, between reads.
 */
final class World {
    static final int NOBODY = 0;

    /** A value in Redis: the version of its tag, and the two parts of a view. */
    record Value(int epoch, int number, int row, int rest) {}

    /** A running batch: its readers, and its results so far. */
    record Batch(int readers, boolean fetched, @Nullable Value found, int epoch, int number) {
        boolean isAnswered() {
            return fetched && number >= 0;
        }
    }

    /** A running load. {@code rest} is the content at its beginning: the second part of the view. */
    record ModelLoad(int readers, int rest) {}

    record ModelReader(int at, int floor) {
        static final ModelReader IDLE = new ModelReader(0, 0);
    }

    final Design design;
    final boolean oneProcess;
    int epoch;
    int number;
    int acknowledged;
    private boolean putBack;

    @Nullable
    Value redis;

    private @Nullable Value dump;
    private boolean dumped;
    private boolean restarted;
    private final int[] writers = new int[2];
    final ModelReader[] readers = {ModelReader.IDLE, ModelReader.IDLE};
    final int[] waiting = new int[2];
    final @Nullable Batch[] running = new Batch[2];
    final List<List<Integer>> lanes = List.of(new ArrayList<>(), new ArrayList<>());
    final @Nullable ModelLoad[] loads = new ModelLoad[2];
    final List<Value> fills = new ArrayList<>();
    private final @Nullable World before;
    private final String step;

    @Nullable
    String violation;

    /**
     * @param oneProcess true if both readers are threads of one process, false if each has its own; the writers share
     *     the first reader's
     */
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

    /** The values that distinguish this moment from others, whatever led to it. The two writers are interchangeable. */
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

    /** The fault of the last answer to a reader, with the steps that led to it; null if there is none. */
    @Nullable
    String violation() {
        return violation == null ? null : steps() + "; " + violation;
    }

    private String steps() {
        return before == null ? step : before.steps() + "; " + step;
    }

    /** All possible next moments. */
    List<World> next() {
        List<World> next = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            write(i, next);
            new ReadSteps(this).next(i, next);
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

    void step(List<World> next, String what, Consumer<World> change) {
        World world = new World(this, what);
        change.accept(world);
        next.add(world);
    }

    /** The committed content: its version number, plus ten times the epoch in which it was written; 0 at first. */
    int content() {
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

    /** Deletes the value: in the checked designs by a lane, in its turn; in the plain designs by the writer itself. */
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

    /** Restores the database while nobody reads or writes. Values on their way to Redis may still arrive. */
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
