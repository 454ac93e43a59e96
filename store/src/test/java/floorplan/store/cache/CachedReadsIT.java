package floorplan.store.cache;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.devstack.Server;
import floorplan.devstack.Stack;
import floorplan.devstack.TestStack;
import floorplan.store.Migrate;
import floorplan.store.TestSchema;
import floorplan.store.TestServers;
import floorplan.store.database.AccountDatabase;
import floorplan.store.loan.LoanViews.LoanView;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One process's reads of one loan on real servers. */
class CachedReadsIT {
    private static final String KEY = "loan_info:L-0";

    /** Long timeouts: a busy machine must not be taken for a silent Redis. */
    private static final CacheSettings PATIENT = new CacheSettings(
            64,
            Duration.ZERO,
            4,
            64,
            Duration.ofSeconds(10),
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            Duration.ofHours(1));

    private final Stack stack = TestStack.get();
    private final TestServers servers = TestServers.connect();
    private final AccountDatabase account = TestSchema.account("worker");
    private final CacheUnderTest cache = new CacheUnderTest(
            stack.environment(),
            Integer.parseInt(CacheUnderTest.setting(stack.environment(), "SPRING_DATA_REDIS_PORT")),
            PATIENT);
    private final CachedReads<LoanView> reads = cache.reads(cache.loans);
    private final CacheCounts counts = cache.lanes.counts();

    @BeforeEach
    void drawALoan() {
        SomeLoans.draw(1);
        servers.emptyRedis();
        // The first read finds no connection yet.
        await("a connection").until(() -> cached() != null);
    }

    @AfterEach
    void close() {
        TestStack.get();
        TestSchema.empty("account");
        servers.emptyRedis();
        servers.close();
        cache.close();
    }

    private @Nullable String cached() {
        find();
        return servers.redis().opsForValue().get(KEY);
    }

    private LoanView find() {
        return reads.find("L-0").orElseThrow();
    }

    private void write() {
        account.sql("UPDATE loan SET version = version + 1, penalty_paid = penalty_paid + 1 WHERE loan_no = 'L-0'")
                .update();
    }

    @Test
    void showsFromRedisJustWhatTheDatabaseHas() {
        long loads = counts.loads();
        LoanView seen = find();

        assertThat(counts.loads()).isEqualTo(loads);
        assertThat(seen).isEqualTo(cache.loans.load("L-0").orElseThrow().value());
    }

    @Test
    void takesNothingOfAnotherVersionThanTheDatabaseNames() {
        String old = Objects.requireNonNull(servers.redis().opsForValue().get(KEY));
        write();
        assertThat(find().state().penalty().paid()).isEqualTo(1);
        assertThat(counts.mismatches()).isEqualTo(1);

        await("another value")
                .until(() -> !old.equals(servers.redis().opsForValue().get(KEY)));
        servers.redis().opsForValue().set(KEY, old);
        assertThat(find().state().penalty().paid()).isEqualTo(1);
        assertThat(counts.mismatches()).isEqualTo(2);
    }

    @Test
    void takesNothingOfAnotherEpoch() {
        write();
        await("version 2").until(() -> String.valueOf(cached()).contains(" 2\n"));
        // As if the schema had been restored, and then written differently.
        account.sql("UPDATE loan SET version = 1, penalty_paid = 0 WHERE loan_no = 'L-0'")
                .update();
        Migrate.migrate("account", stack.environment());
        account.sql("UPDATE loan SET version = version + 1, late_fee = 30000 WHERE loan_no = 'L-0'")
                .update();

        LoanView seen = find();
        assertThat(seen.version()).isEqualTo(2);
        assertThat(seen.state().penalty().paid()).isZero();
        assertThat(seen.agreement().terms().lateFeeCents()).isEqualTo(30000);
    }

    /** Format 1 said {@code closed} where format 2 says {@code paidOff}: read as format 2, the loan would be open. */
    @Test
    void takesNothingOfAnotherFormat() {
        account.sql("UPDATE loan SET version = version + 1, closed_on = drawdown_date WHERE loan_no = 'L-0'")
                .update();
        await("version 2").until(() -> String.valueOf(cached()).contains(" 2\n"));
        String now = Objects.requireNonNull(cached());
        String old = now.replaceFirst("^[0-9]+ ", "1 ").replace("\"paidOff\":true", "\"closed\":true");
        assertThat(old).isNotEqualTo(now);
        servers.redis().opsForValue().set(KEY, old);
        long mismatches = counts.mismatches();

        assertThat(find().state().paidOff()).isTrue();
        assertThat(counts.mismatches()).isEqualTo(mismatches + 1);
    }

    @Test
    void findsNothingThatIsNotToBeSeen() {
        assertThat(reads.find("L-1")).isEmpty();
        account.sql("UPDATE import SET status = 'RUNNING'").update();
        assertThat(reads.find("L-0")).isEmpty();
        assertThat(servers.redis().opsForValue().get("loan_info:L-1")).isNull();
    }

    @Test
    void deletesWhatItIsToldHasChanged() {
        cache.lanes.update("L-0");
        await("deleted").until(() -> servers.redis().opsForValue().get(KEY) == null);
    }

    @Test
    void readsFromTheDatabaseWhileRedisIsStoppedAndWaitsForItOnceAPause() {
        stack.pause(Server.REDIS);
        find();
        long start = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            write();
            assertThat(find().state().penalty().paid()).isEqualTo(i + 1);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));

        stack.resume(Server.REDIS);
        long hits = counts.hits();
        await("a hit").until(() -> {
            find();
            return counts.hits() > hits;
        });
    }

    @Test
    void readsFromTheDatabaseWhileRedisIsDownAndFillsTheNextOne() {
        stack.kill(Server.REDIS);
        write();
        assertThat(find().state().penalty().paid()).isEqualTo(1);

        stack.beginAnew(Server.REDIS);
        long hits = counts.hits();
        await("a hit").until(() -> {
            find();
            return counts.hits() > hits;
        });
    }
}
