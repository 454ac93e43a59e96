package floorplan.store.cache;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks the database for the versions of many reads in one query, and takes the values of these versions from Redis. A
 * batch takes no more reads once its query starts, so each of its reads began before the versions were asked for.
 */
final class VersionChecks {
    /** The most reads that may wait for the next batches. */
    private static final int MOST_WAITING = 1_024;

    private final CachedKind<?> kind;
    private final RedisValues redis;
    private final CacheSettings settings;
    private final CacheCounts counts;
    private final BlockingQueue<VersionRequest> waiting = new ArrayBlockingQueue<>(MOST_WAITING);

    VersionChecks(CachedKind<?> kind, RedisValues redis, CacheSettings settings, CacheCounts counts) {
        this.kind = kind;
        this.redis = redis;
        this.settings = settings;
        this.counts = counts;
        Thread.ofVirtual().name("cache-checks-" + kind.name()).start(this::work);
    }

    private record VersionRequest(String id, CompletableFuture<CheckedVersion> answer) {}

    /** The result of a check, as of a moment after the read began. */
    sealed interface CheckedVersion {}

    /** The object is missing or invisible. */
    record Absent() implements CheckedVersion {}

    /** Redis has the value of the current version. Instances are never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    record CurrentValue(Version version, byte[] written) implements CheckedVersion {}

    /** Redis does not have the value of the current version. */
    record Missing() implements CheckedVersion {}

    private static final Absent ABSENT = new Absent();
    private static final Missing MISSING = new Missing();

    /** @throws CacheBusy if too many reads wait */
    CheckedVersion ask(String id) {
        VersionRequest check = new VersionRequest(id, new CompletableFuture<>());
        if (!Waits.offer(waiting, check, settings.patience())) {
            counts.refusals.increment();
            throw new CacheBusy(kind.key(id));
        }
        return Waits.await(check.answer());
    }

    private void work() {
        List<VersionRequest> batch = new ArrayList<>(settings.batchSize());
        while (true) {
            try {
                gather(batch);
            } catch (InterruptedException end) {
                return;
            }
            answer(batch);
            batch.clear();
        }
    }

    private void gather(List<VersionRequest> batch) throws InterruptedException {
        batch.add(waiting.take());
        long end = System.nanoTime() + settings.batchWait().toNanos();
        waiting.drainTo(batch, settings.batchSize() - batch.size());
        while (batch.size() < settings.batchSize()) {
            VersionRequest next = waiting.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            batch.add(next);
        }
    }

    private void answer(List<VersionRequest> batch) {
        counts.batches.increment();
        counts.batchedReads.add(batch.size());
        try {
            Collection<String> ids = batch.stream().map(VersionRequest::id).collect(Collectors.toSet());
            // Redis and the database are asked at the same time. A value may be fetched before or after the versions:
            // it counts only if the database names its version.
            CompletableFuture<Map<String, byte[]>> values =
                    redis.get(ids.stream().map(kind::key).toList());
            Map<String, Version> versions = kind.versions(ids);
            Map<String, byte[]> found = Waits.await(values);
            batch.forEach(check ->
                    check.answer().complete(checked(versions.get(check.id()), found.get(kind.key(check.id())))));
        } catch (RuntimeException | Error failure) {
            batch.forEach(check -> check.answer().completeExceptionally(failure));
        }
    }

    private CheckedVersion checked(@Nullable Version version, byte @Nullable [] found) {
        if (version == null) {
            return ABSENT;
        }
        if (found == null) {
            counts.misses.increment();
            return MISSING;
        }
        byte[] tag = version.tag(kind.format());
        int differs = Arrays.mismatch(tag, found);
        if (differs >= 0 && differs < tag.length) {
            counts.mismatches.increment();
            return MISSING;
        }
        counts.hits.increment();
        return new CurrentValue(version, Arrays.copyOfRange(found, tag.length, found.length));
    }
}
