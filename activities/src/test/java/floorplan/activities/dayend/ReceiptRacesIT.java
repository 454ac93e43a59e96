package floorplan.activities.dayend;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.dayend.DayEndStatus;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.domain.receipt.PayoutKind;
import floorplan.domain.repayment.ReversalKind;
import floorplan.store.imports.SomeLoan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Applications, refunds and corrections of the same receipts and loans at once. A deadlock fails the test. A step is
 * tried again only if it waited too long for a locked row.
 */
class ReceiptRacesIT {
    private static final Currency CNY = Currency.getInstance("CNY");

    @RegisterExtension
    static final BooksUnderTest books = new BooksUnderTest();

    /** {@code -Dreceipt.races=n} runs n rounds; the build runs few. */
    private static final int ROUNDS = Integer.getInteger("receipt.races", 12);

    @Test
    void letNothingLeaveTwiceAndNothingDeadlock() throws Exception {
        books.empty();
        books.account.completed(loan(LoanType.DEALER, "L"), loan(LoanType.SPLIT, "M"), loan(LoanType.DEALER, "PAID"));
        books.closeThrough("2026-03-01", "2026-03-04");
        String fromL = misposted("L");
        String fromM = misposted("M");
        repay("PAID", 200_160_00, "2026-03-05");
        String fromPaid = books.newest();
        books.closeThrough("2026-03-05", "2026-03-06");
        books.correctRate("PAID", "2026-03-01", "0.05");

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int round = 0; round < ROUNDS; round++) {
                String rate = round % 2 == 0 ? "0.06" : "0.05";
                List<Future<?>> running = new ArrayList<>();
                for (Runnable task : List.<Runnable>of(
                        () -> books.apply(fromL, "M", 7L, "2026-03-07"),
                        () -> books.apply(fromM, "L", 7L, "2026-03-07"),
                        () -> books.apply(fromL, "L", 7L, "2026-03-06"),
                        () -> books.apply(fromPaid, "L", 5_00L, "2026-03-07"),
                        () -> books.apply(fromPaid, "M", null, "2026-03-07"),
                        () -> books.payOut(PayoutKind.REFUND, fromPaid, 3_00L),
                        () -> books.payOut(PayoutKind.REFUND, fromM, 2L),
                        () -> books.correctRate("PAID", "2026-03-01", rate),
                        () -> books.correctRate("M", "2026-03-01", rate))) {
                    running.add(threads.submit(task));
                }
                for (Future<?> task : running) {
                    task.get();
                }
            }
        }

        assertThat(books.count("SELECT MIN(open_amount) FROM receipt")).isNotNegative();
        assertThat(books.count("SELECT 100000 - open_amount FROM receipt WHERE id = '" + fromL + "'"))
                .as("two applications a round")
                .isEqualTo(ROUNDS * 14L);
        assertThat(books.count("SELECT 100000 - open_amount FROM receipt WHERE id = '" + fromM + "'"))
                .as("an application and a refund a round")
                .isEqualTo(ROUNDS * 9L);
        assertThat(books.close("2026-03-07")).isEqualTo(DayEndStatus.BALANCED);
        assertThat(books.credit.get()).isEqualTo(books.count("SELECT SUM(drawn - principal) FROM loan"));
    }

    private static SomeLoan loan(LoanType type, String number) {
        SomeLoan loan = BooksUnderTest.loan(type, number);
        loan.drawdownDate = "2026-03-01";
        return loan;
    }

    private static void repay(String loan, long cents, String valueDate) {
        assertThat(books.repay(loan, Payer.DEALER, CNY, cents, LocalDate.parse(valueDate)))
                .isNull();
    }

    private static String misposted(String loan) {
        repay(loan, 1_000_00, "2026-03-05");
        books.reverse(books.newest(), ReversalKind.MISPOSTED);
        return books.newest();
    }
}
