package floorplan.store.cache;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.devstack.FakeClock;
import floorplan.devstack.Server;
import floorplan.devstack.Stack;
import floorplan.devstack.TestStack;
import floorplan.store.TestSchema;
import floorplan.store.TestServers;
import floorplan.store.cache.History.CheckedReads;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Reads in three processes, whose clocks are a day apart, while loans are written and Redis is broken in every known
 * way. Then each read is compared with the writes acknowledged before it began. {@code -Dfloorplan.cache.reads=1000000}
 * makes a long trial.
 */
class HistoryIT {
    private static final int READS = Integer.getInteger("floorplan.cache.reads", 10_000);
    private static final boolean LONG = READS >= 500_000;
    private static final int LOANS = LONG ? 2_000 : 200;

    /** Loans that are read while they are written. Few loans make a stale read likely. */
    private static final int HOT_LOANS = 20;

    /** The pause between two faults of Redis. */
    private static final long WHOLE_MILLIS = LONG ? 5_000 : 700;

    private static final Stack STACK = TestStack.get();
    private static final int REDIS =
            Integer.parseInt(CacheUnderTest.setting(STACK.environment(), "SPRING_DATA_REDIS_PORT"));

    private final TestServers servers = TestServers.connect();

    @TempDir
    private Path folder;

    @TempDir
    private Path old;

    @BeforeAll
    static void drawLoans() {
        SomeLoans.draw(LOANS);
    }

    @AfterAll
    static void forgetLoans() {
        TestSchema.empty("account");
    }

    @Test
    void noReadIsOlderThanWhatWasAcknowledgedBeforeItBegan() throws Exception {
        History history = new History();
        Cut cut = new Cut(REDIS);
        List<Reader> readers = List.of(
                Reader.start(Design.BUILT, cut.port(), LOANS, folder, "behind", FakeClock.environment("-1d")),
                Reader.start(Design.BUILT, REDIS, LOANS, folder, "ahead", FakeClock.environment("+1d")),
                Reader.start(Design.BUILT, REDIS, LOANS, folder, "right", Map.of()));
        Writers writers = new Writers(Design.BUILT, LOANS, history::acknowledged, REDIS);
        WriterProcess killed = new WriterProcess(REDIS, LOANS, history);
        try {
            long enough = 0;
            for (int round = 0; enough < READS || killed.deaths() == 0; round++) {
                breakRedis(cut, old.resolve("" + round));
                enough = readers.stream().mapToLong(Reader::reads).sum();
            }
            readers.forEach(Reader::end);
        } finally {
            writers.end();
            killed.end();
        }

        CheckedReads checked = history.check(folder);
        System.out.printf(
                "%,d reads, %,d writes, %d writers killed, %d stale%n",
                checked.reads(), history.writes(), killed.deaths(), checked.stale());
        assertThat(checked.stale()).as(checked.example()).isZero();
        assertThat(checked.reads()).isGreaterThanOrEqualTo(READS);
        assertThat(history.writes()).isGreaterThan(100);
        assertThat(readers.stream().mapToLong(Reader::hits).sum()).as("hits").isGreaterThan(100);
    }

    /** Breaks Redis once in each way, with reads in between. */
    private static void breakRedis(Cut cut, Path old) throws InterruptedException {
        pause(WHOLE_MILLIS);
        STACK.copyData(Server.REDIS, old);
        STACK.kill(Server.REDIS);
        pause(500);
        STACK.restart(Server.REDIS);
        pause(WHOLE_MILLIS);
        cut.cut();
        pause(WHOLE_MILLIS);
        cut.mend();
        STACK.pause(Server.REDIS);
        pause(LONG ? 10_000 : 1_500);
        STACK.resume(Server.REDIS);
        pause(WHOLE_MILLIS);
        STACK.beginFrom(Server.REDIS, old);
        pause(WHOLE_MILLIS);
        STACK.beginAnew(Server.REDIS);
        pause(WHOLE_MILLIS);
    }

    @ParameterizedTest
    @EnumSource(names = {"CACHE_ASIDE", "DELETE_THEN_UPDATE", "JOINS_RUNNING_BATCH"})
    void findsWhatIsStaleInOtherDesigns(Design design) throws Exception {
        servers.emptyRedis();
        History history = new History();
        List<Reader> readers = List.of(
                Reader.start(design, REDIS, HOT_LOANS, folder, "one", Map.of()),
                Reader.start(design, REDIS, HOT_LOANS, folder, "two", Map.of()));
        Writers writers = new Writers(design, HOT_LOANS, history::acknowledged, REDIS);
        try {
            await("a stale read").until(() -> {
                readers.forEach(Reader::reads);
                return history.check(folder).stale() > 0;
            });
            readers.forEach(Reader::end);
        } finally {
            writers.end();
        }

        CheckedReads checked = history.check(folder);
        System.out.printf(
                "%s: %,d reads, %,d writes, %,d stale; %s%n",
                design, checked.reads(), history.writes(), checked.stale(), checked.example());
        assertThat(checked.stale()).isPositive();
    }

    private static void pause(long millis) throws InterruptedException {
        Thread.sleep(millis);
    }
}
