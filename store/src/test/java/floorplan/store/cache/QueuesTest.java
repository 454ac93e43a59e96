package floorplan.store.cache;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** Tests which reads share an answer and which must not, with a Redis that never answers. */
class QueuesTest {
    private static final CacheSettings SETTINGS = new CacheSettings(
            4,
            Duration.ZERO,
            1,
            3,
            Duration.ofSeconds(2),
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            Duration.ofHours(1));

    private final SlowKind kind = new SlowKind();
    private final RedisValues noRedis = new RedisValues(
            () -> {
                throw new DataAccessResourceFailureException("no Redis here");
            },
            SETTINGS);
    private final Lanes<Optional<String>> lanes = new Lanes<>("slow", noRedis, SETTINGS);
    private final CachedReads<String> reads = new CachedReads<>(kind, noRedis, lanes, SETTINGS);

    private CompletableFuture<Optional<String>> read(String id) {
        return CompletableFuture.supplyAsync(
                () -> reads.find(id), reader -> Thread.ofVirtual().start(reader));
    }

    private CompletableFuture<Optional<String>> load(String id) {
        return CompletableFuture.supplyAsync(
                () -> lanes.read(id, () -> kind.load(id).map(CachedKind.Loaded::value)),
                reader -> Thread.ofVirtual().start(reader));
    }

    @Test
    void aReadThatBeginsWhileABatchRunsIsAskedForInTheNextOne() throws InterruptedException {
        kind.loads.release(10);
        CompletableFuture<Optional<String>> first = read("a");
        assertThat(kind.nextAsked()).containsExactly("a");
        kind.number = 2;
        CompletableFuture<Optional<String>> second = read("a");

        kind.answers.release();
        assertThat(kind.nextAsked()).containsExactly("a");
        assertThat(second).isNotDone();
        kind.answers.release();
        assertThat(first.join()).isPresent();
        assertThat(second.join()).contains("a 2");
    }

    @Test
    void readsThatComeWhileABatchRunsFormTheNextUpToItsSize() throws InterruptedException {
        kind.loads.release(10);
        CompletableFuture<Optional<String>> first = read("0");
        kind.nextAsked();
        List<Thread> others = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> Thread.ofVirtual().start(() -> reads.find("" + i)))
                .toList();
        await("waiting readers")
                .until(() -> others.stream().allMatch(reader -> reader.getState() == Thread.State.WAITING));

        kind.answers.release(10);
        assertThat(kind.nextAsked()).hasSize(4);
        assertThat(kind.nextAsked()).hasSize(1);
        first.join();
        for (Thread reader : others) {
            reader.join();
        }
        assertThat(lanes.counts().batchedReads()).isEqualTo(6);
    }

    @Test
    void throwsAFailureUnchangedAndAsksAgainForTheNextRead() {
        kind.failure = new DataAccessResourceFailureException("no database here");
        assertThatThrownBy(() -> reads.find("a")).isSameAs(kind.failure);

        kind.failure = null;
        kind.loads.release();
        kind.answers.release();
        assertThat(reads.find("a")).contains("a 1");
    }

    @Test
    void manyReadsOfOneThingThatIsNotCachedAreLoadedTwiceAtMost() throws InterruptedException {
        CompletableFuture<Optional<String>> first = load("a");
        await("a load").until(() -> kind.loaded.size() == 1);
        List<CompletableFuture<Optional<String>>> others =
                IntStream.range(0, 50).mapToObj(i -> load("a")).toList();
        await("joined reads").until(() -> lanes.counts().joins() == 49);

        kind.loads.release(2);
        first.join();
        others.forEach(CompletableFuture::join);
        assertThat(kind.loaded).hasSize(2);
    }

    @Test
    void noReadJoinsALoadThatRuns() throws InterruptedException {
        CompletableFuture<Optional<String>> old = load("a");
        await("a load").until(() -> kind.loaded.size() == 1);
        kind.number = 2;
        CompletableFuture<Optional<String>> young = load("a");

        kind.loads.release(2);
        assertThat(old.join()).contains("a 1");
        assertThat(young.join()).contains("a 2");
    }

    @Test
    void noReadJoinsOneBehindWhichAnUpdateWaits() throws InterruptedException {
        CompletableFuture<Optional<String>> running = load("b");
        await("a load").until(() -> kind.loaded.size() == 1);
        CompletableFuture<Optional<String>> before = load("slow:a");
        await("queued reads").until(() -> lanes.depth() == 1);
        lanes.update("a");
        CompletableFuture<Optional<String>> behind = load("slow:a");
        await("queued reads").until(() -> lanes.depth() == 3);

        kind.loads.release(3);
        running.join();
        before.join();
        behind.join();
        assertThat(kind.loaded).containsExactly("b", "slow:a", "slow:a");
    }

    @Test
    void aReadThatFindsNoPlaceIsRefusedSoonAndLeavesNothingBehind() throws InterruptedException {
        CompletableFuture<Optional<String>> running = load("a");
        await("a load").until(() -> kind.loaded.size() == 1);
        List<CompletableFuture<Optional<String>>> waiting = List.of(load("b"), load("c"), load("d"));
        await("queued reads").until(() -> lanes.depth() == 3);

        assertThatThrownBy(() -> lanes.read("e", Optional::empty)).isInstanceOf(CacheBusy.class);
        assertThat(lanes.counts().refusals()).isEqualTo(1);

        kind.loads.release(5);
        running.join();
        waiting.forEach(CompletableFuture::join);
        assertThat(load("e").join()).contains("e 1");
    }

    @Test
    void updatesNeverWaitForAPlace() throws InterruptedException {
        CompletableFuture<Optional<String>> running = load("a");
        await("a load").until(() -> kind.loaded.size() == 1);
        for (int i = 0; i < 10_000; i++) {
            lanes.update("b");
        }
        assertThat(lanes.depth()).isEqualTo(3);
        kind.loads.release();
        running.join();
    }
}
