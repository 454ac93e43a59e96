package floorplan.store.cache;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Queues of one process in which loads of one kind wait their turn: those of one key in one lane, each lane worked by one thread. So the database is asked for so many at a
 * time and no more, and once for all who wait for the same.
 */
public final class Lanes<T> {
    private final String name;
    private final List<Lane> lanes;
    private final RedisValues redis;
    private final CacheSettings settings;
    private final CacheCounts counts = new CacheCounts();

    /** @param name of the kind: what its keys begin with */
    public Lanes(String name, RedisValues redis, CacheSettings settings) {
        this.name = name;
        this.redis = redis;
        this.settings = settings;
        this.lanes = IntStream.range(0, settings.lanes())
                .mapToObj(i -> new Lane("cache-lane-" + name + "-" + i))
                .toList();
    }

    /** What waits in a lane. */
    private sealed interface LaneRequest<T> {}

    private record Read<T>(String key, Supplier<T> load, CompletableFuture<T> result) implements LaneRequest<T> {}

    private record Update<T>(String key) implements LaneRequest<T> {}

    /**
     * Loads, or joins a load of the same key that has not started and behind which no update waits.
     *
     * @throws CacheBusy when its lane stays full
     */
    T read(String key, Supplier<T> load) {
        return Waits.await(lane(key).join(key, load));
    }

    /**
     * Says that a thing changes, or has changed: what Redis has of it is deleted in its turn. Nothing is waited for, and nothing is done where the lane is full: what a
     * reader is shown rests on versions.
     */
    public void update(String id) {
        String key = name + ":" + id;
        lane(key).update(key);
    }

    public CacheCounts counts() {
        return counts;
    }

    /** How many requests wait. */
    public int depth() {
        return lanes.stream().mapToInt(lane -> lane.queue.size()).sum();
    }

    private Lane lane(String key) {
        return lanes.get(Math.floorMod(key.hashCode(), lanes.size()));
    }

    private final class Lane {
        private final BlockingQueue<LaneRequest<T>> queue = new ArrayBlockingQueue<>(settings.laneDepth());
        /** Reads that may be joined: still queued, with no update behind them. */
        private final Map<String, Read<T>> joinable = new HashMap<>();

        Lane(String name) {
            Thread.ofVirtual().name(name).start(this::work);
        }

        CompletableFuture<T> join(String key, Supplier<T> load) {
            Read<T> mine = new Read<>(key, load, new CompletableFuture<>());
            synchronized (joinable) {
                Read<T> other = joinable.putIfAbsent(key, mine);
                if (other != null) {
                    counts.joins.increment();
                    return other.result();
                }
            }
            if (!Waits.offer(queue, mine, settings.patience())) {
                counts.refusals.increment();
                leave(mine);
                mine.result().completeExceptionally(new CacheBusy(key));
            }
            return mine.result();
        }

        void update(String key) {
            synchronized (joinable) {
                joinable.remove(key);
            }
            queue.offer(new Update<>(key));
        }

        private void leave(Read<T> read) {
            synchronized (joinable) {
                joinable.remove(read.key(), read);
            }
        }

        private void work() {
            while (true) {
                try {
                    perform(queue.take());
                } catch (InterruptedException end) {
                    return;
                }
            }
        }

        private void perform(LaneRequest<T> request) {
            switch (request) {
                case Update<T> update -> redis.forget(update.key());
                case Read<T> read -> {
                    leave(read);
                    load(read);
                }
            }
        }

        private void load(Read<T> read) {
            try {
                read.result().complete(read.load().get());
            } catch (RuntimeException | Error failure) {
                read.result().completeExceptionally(failure);
            }
        }
    }
}
