package floorplan.store.journal;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.store.TestSchema;
import floorplan.store.database.AccountDatabase;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Concurrent reads while others book, on the real server. */
class BooksSnapshotIT {
    private static final int ROUNDS = 30;
    private static final int AT_ONCE = 4;
    private static final Executor ONE_THREAD_EACH = work -> Thread.ofVirtual().start(work);

    private final AccountDatabase worker = TestSchema.account("worker");
    private final BooksSnapshot snapshot = new BooksSnapshot(worker);
    private final AtomicBoolean enough = new AtomicBoolean();
    private final AtomicLong booked = new AtomicLong();

    @BeforeEach
    @AfterEach
    void empty() {
        TestSchema.empty("account");
    }

    private void book() {
        book(worker);
    }

    private void book(AccountDatabase database) {
        String source = "test:" + booked.incrementAndGet();
        database.inTransaction(() -> {
            new OpenDate(database).hold();
            database.sql(
                            "INSERT INTO journal_line VALUES ('2026-01-05', :source, 'INTEREST', '2026-01-05', 'CASH', 'SPLIT', 'CNY', 1)")
                    .param("source", source)
                    .update();
        });
    }

    private void bookUntilItIsEnough(AccountDatabase database) {
        while (!enough.get()) {
            book(database);
        }
    }

    private long lines() {
        return worker.sql("SELECT COUNT(*) FROM journal_line").query(Long.class).single();
    }

    @Test
    void seesTheSameBookingsOnEveryConnection() {
        CompletableFuture<Void> booker = CompletableFuture.runAsync(() -> bookUntilItIsEnough(worker));
        long most = 0;
        try {
            for (int i = 0; i < ROUNDS || most <= ROUNDS / 2; i++) {
                List<Long> seen = snapshot.read(Collections.nCopies(AT_ONCE, this::lines));
                assertThat(seen).containsOnly(seen.getFirst());
                most = seen.getFirst();
            }
        } finally {
            enough.set(true);
            booker.join();
        }
    }

    /** A booking waits for the open date on a connection that a read may need. */
    @Test
    void readsWhenOthersBookOnAllOtherConnections() {
        AccountDatabase few = TestSchema.account("worker", AT_ONCE + 1);
        List<CompletableFuture<Void>> bookers = Stream.generate(
                        () -> CompletableFuture.runAsync(() -> bookUntilItIsEnough(few), ONE_THREAD_EACH))
                .limit(AT_ONCE)
                .toList();
        CountDownLatch allRead = new CountDownLatch(AT_ONCE);
        try {
            await("all book").until(() -> booked.get() > 10 * AT_ONCE);
            assertThat(new BooksSnapshot(few).read(Collections.nCopies(AT_ONCE, () -> comesDownTo(allRead))))
                    .containsOnly(true);
        } finally {
            enough.set(true);
            bookers.forEach(CompletableFuture::join);
        }
    }

    private static boolean comesDownTo(CountDownLatch all) {
        all.countDown();
        try {
            return all.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void letsOthersBookWhileItReads() {
        Supplier<Long> readsWhileOthersBook = () -> {
            CompletableFuture.runAsync(this::book).join();
            return lines();
        };

        assertThat(snapshot.read(List.of(readsWhileOthersBook))).containsExactly(0L);
        assertThat(lines()).isEqualTo(1);
    }

    @Test
    void letsOthersBookAfterAReadHasFailed() {
        Supplier<Long> fails = () -> {
            throw new IllegalStateException("no");
        };

        assertThatThrownBy(() -> snapshot.read(List.of(this::lines, fails))).hasRootCauseMessage("no");
        book();
        assertThat(lines()).isEqualTo(1);
    }
}
