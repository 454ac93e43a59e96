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
    static final int NOBODY = 0;

    /** What Redis holds: the version it was tagged with, and the two parts that a view is made of. */
    record Value(int epoch, int number, int row, int rest) {}

    /** A batch that runs: whose it is, and what it has found out so far. */
    record Batch(int readers, boolean fetched, @Nullable Value found, int epoch, int number) {
        boolean isAnswered() {
            return fetched && number >= 0;
        }
    }

    /** A load that runs: its second part is not read yet while it is below zero. */
    record ModelLoad(int readers, int rest) {}

    record ModelReader(int at, int floor, @Nullable Value loaded) {
        static final ModelReader IDLE = new ModelReader(0, 0, null);
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

    /** What is committed: content and version are the same number, told apart by the epoch in which it was written. */
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
