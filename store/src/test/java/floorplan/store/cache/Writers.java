package floorplan.store.cache;

import floorplan.devstack.TestStack;
import floorplan.store.TestSchema;
import floorplan.store.database.AccountDatabase;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.StringCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Threads that write random loans by the steps of one design. Sometimes one dies between two steps. */
final class Writers {
    private static final int THREADS = 4;
    private static final int MOST_PAUSE_MILLIS = 6;

    private final Design design;
    private final int loans;
    private final WriteListener acknowledged;
    private final int oneDiesIn;
    private final Runnable death;
    private final AccountDatabase account;
    private final CacheUnderTest cache;
    private final Consumer<String> delete;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean over;

    /** Receives each write that the database has confirmed to its writer. */
    interface WriteListener {
        void acknowledged(int loan, long version);
    }

    /** Writers whose death ends only the current write; their threads go on with another one. */
    Writers(Design design, int loans, WriteListener acknowledged, int redisPort) {
        this(TestStack.get().environment(), design, loans, acknowledged, redisPort, 50, () -> {
            throw new Killed();
        });
    }

    /**
     * @param servers addresses of the servers, as environment variables
     * @param oneDiesIn a writer dies at one in this many moments between two steps of a write
     * @param death kills the writer; does not return
     */
    Writers(
            Map<String, String> servers,
            Design design,
            int loans,
            WriteListener acknowledged,
            int redisPort,
            int oneDiesIn,
            Runnable death) {
        this.design = design;
        this.loans = loans;
        this.acknowledged = acknowledged;
        this.oneDiesIn = oneDiesIn;
        this.death = death;
        this.account = TestSchema.accountAt(servers, "worker");
        this.cache = new CacheUnderTest(servers, redisPort, CacheUnderTest.SETTINGS);
        this.delete = design.asksForVersions() ? cache.lanes::update : plainDelete();
        for (int i = 0; i < THREADS; i++) {
            threads.add(Thread.ofPlatform().start(this::work));
        }
    }

    private Consumer<String> plainDelete() {
        RedisCommands<String, String> redis =
                cache.client.connect(StringCodec.UTF8).sync();
        return loan -> redis.del("loan_info:" + loan);
    }

    /** Kills a writer. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void work() {
        while (!over) {
            int loan = ThreadLocalRandom.current().nextInt(loans);
            try {
                acknowledged.acknowledged(loan, write("L-" + loan));
                Thread.sleep(ThreadLocalRandom.current().nextInt(MOST_PAUSE_MILLIS));
            } catch (Killed dead) {
                // The outcome is unknown, so nothing is acknowledged.
            } catch (DataAccessException | TransactionException | RedisException unknown) {
                // Nothing is acknowledged here either: the write may be committed.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private long write(String loan) {
        if (design != Design.CACHE_ASIDE) {
            delete.accept(loan);
        }
        long version = account.inTransaction(() -> {
            long now = change(loan);
            dieSometimes();
            return now;
        });
        if (design != Design.DELETE_THEN_UPDATE) {
            dieSometimes();
            delete.accept(loan);
        }
        return version;
    }

    private void dieSometimes() {
        if (ThreadLocalRandom.current().nextInt(oneDiesIn) == 0) {
            death.run();
        }
    }

    /** Writes the version into both parts of the loan's view. */
    private long change(String loan) {
        account.sql("UPDATE loan SET version = version + 1, penalty_paid = penalty_paid + 1 WHERE loan_no = ?")
                .param(loan)
                .update();
        account.sql("""
                        INSERT INTO period_paid (loan_id, month, dealer_paid, manufacturer_paid)
                        SELECT id, '2026-01-01', 1, 0 FROM loan WHERE loan_no = ?
                        ON DUPLICATE KEY UPDATE dealer_paid = dealer_paid + 1
                        """).param(loan).update();
        return account.sql("SELECT version FROM loan WHERE loan_no = ?")
                .param(loan)
                .query(Long.class)
                .single();
    }

    /** Returns when the last write has ended. */
    void end() {
        over = true;
        threads.forEach(thread -> {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        cache.close();
    }
}
