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
 * One process's queues of loads of one kind. All loads of a key use the same lane, and one thread works each lane. This
 * bounds the concurrent loads, and one load serves all readers that wait for the same key.
 */
public final class Lanes<T> {
    private final String name;
    private final List<Lane> lanes;
    private final RedisValues redis;
    private final CacheSettings settings;
    private final CacheCounts counts = new CacheCounts();

    /** @param name the kind's name, the prefix of its keys */
    public Lanes(String name, RedisValues redis, CacheSettings settings) {
        this.name = name;
        this.redis = redis;
        this.settings = settings;
        this.lanes = IntStream.range(0, settings.lanes())
                .mapToObj(i -> new Lane("cache-lane-" + name + "-" + i))
                .toList();
    }

    /** A request that waits in a lane. */
    private sealed interface LaneRequest<T> {}

    private record Read<T>(String key, Supplier<T> load, CompletableFuture<T> result) implements LaneRequest<T> {}

    private record Update<T>(String key) implements LaneRequest<T> {}

    /**
     * Loads a value, or joins a load of the same key that has not started and has no update queued behind it.
     *
     * @throws CacheBusy if its lane stays full
     */
    T read(String key, Supplier<T> load) {
        return Waits.await(lane(key).join(key, load));
    }

    /**
     * Announces that an object changes or has changed; its lane then deletes the value from Redis. The call never
     * blocks. If the lane is full, the value stays in Redis: a stale value is recognized by its version.
     */
    public void update(String id) {
        String key = name + ":" + id;
        lane(key).update(key);
    }

    public CacheCounts counts() {
        return counts;
    }

    /** The number of waiting requests. */
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
