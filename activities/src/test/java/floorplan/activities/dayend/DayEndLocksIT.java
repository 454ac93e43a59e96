package floorplan.activities.dayend;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.loan.LoanType;
import floorplan.store.LockedRows;
import floorplan.store.journal.OpenDate;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Steps of a day-end that wait for locks of other transactions on the real database. */
class DayEndLocksIT {
    @RegisterExtension
    static final BooksUnderTest books = new BooksUnderTest();

    @BeforeEach
    void empty() {
        books.empty();
    }

    @Test
    void waitsForPostingsUnderWayBeforeTheBooksOfADateAreClosed() throws Exception {
        books.account.completed(BooksUnderTest.oneOfEachType());
        LocalDate date = LocalDate.of(2026, 1, 5);
        books.dayEnd.begin(date);
        books.accrueLoans(date);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch posted = new CountDownLatch(1);
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            Future<?> posting = two.submit(() -> books.account.database.inTransaction(() -> {
                new OpenDate(books.account.database).hold();
                held.countDown();
                awaitUninterruptibly(posted);
            }));
            held.await();
            Future<Boolean> closing = two.submit(() -> books.dayEnd.moveOpenDate(date));

            LockedRows.awaitWaiting(books.account.database);
            assertThat(closing.isDone()).isFalse();
            posted.countDown();
            posting.get();
            assertThat(closing.get()).isTrue();
        }
    }

    @Test
    void givesSignsOfLifeWhileItWaits() throws Exception {
        books.account.completed(BooksUnderTest.oneOfEachType());
        LocalDate date = LocalDate.of(2026, 1, 5);
        books.dayEnd.begin(date);
        books.accrueLoans(date);

        assertSignOfLifeBefore(() -> books.dayEnd.begin(date));
        assertSignOfLifeBefore(() -> books.dayEnd.plan(date, LoanType.SPLIT));
        assertSignOfLifeBefore(() -> books.dayEnd.moveOpenDate(date));
    }

    /** Makes the step wait for a lock until it has sent a heartbeat. */
    private void assertSignOfLifeBefore(Runnable step) throws Exception {
        CountDownLatch alive = new CountDownLatch(1);
        books.onSignOfLife(alive::countDown);
        try (ExecutorService one = Executors.newSingleThreadExecutor()) {
            Future<?> stepping = books.account.database.inTransaction(() -> {
                for (String table : List.of("day_end", "open_date")) {
                    books.account
                            .database
                            .sql("SELECT 1 FROM " + table + " FOR UPDATE")
                            .query()
                            .listOfRows();
                }
                Future<?> begun = one.submit(step);
                assertThat(awaited(alive)).isTrue();
                assertThat(begun.isDone()).isFalse();
                return begun;
            });
            stepping.get();
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
