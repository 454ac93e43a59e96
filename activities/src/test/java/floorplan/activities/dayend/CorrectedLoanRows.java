package floorplan.activities.dayend;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.dayend.DayEndStatus;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.Refusal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

/** The loan {@code L} of the worked example, drawn on 5 January 2026, and the rows of its corrections. */
record CorrectedLoanRows(BooksUnderTest books) {
    private static final Currency CNY = Currency.getInstance("CNY");

    void close(LoanType type, String through) {
        books.account.completed(BooksUnderTest.loan(type, "L"));
        books.closeThrough("2026-01-05", through);
    }

    void repay(long cents, String valueDate) {
        assertThat(books.repay("L", Payer.DEALER, CNY, cents, LocalDate.parse(valueDate)))
                .isNull();
    }

    Refusal refused(long cents, String valueDate) {
        return Objects.requireNonNull(books.repay("L", Payer.DEALER, CNY, cents, LocalDate.parse(valueDate)));
    }

    /** Repays on 10 March and closes through 31 March. */
    void repayAndClose(LoanType type, long cents) {
        close(type, "2026-03-09");
        repay(cents, "2026-03-10");
        books.closeThrough("2026-03-10", "2026-03-31");
    }

    /** The entry of the first correction. */
    List<String> entry() {
        return books.rows("SELECT booking_date, calculated_for, account, amount FROM journal_line "
                + "WHERE source = 'correction:L:1' AND event = 'CORRECTION' ORDER BY amount DESC, account");
    }

    List<String> allocations() {
        return books.rows(
                "SELECT input_kind, old_penalty, old_late_fee, old_interest, old_principal, old_surplus, new_penalty, "
                        + "new_late_fee, new_interest, new_principal, new_surplus FROM correction_allocation ORDER BY seq, input_id");
    }

    void balances(String first, String last) {
        assertThat(books.closeAll(first, last)).containsOnly(DayEndStatus.BALANCED);
    }
}
