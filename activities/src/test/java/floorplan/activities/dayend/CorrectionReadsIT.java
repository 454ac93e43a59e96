package floorplan.activities.dayend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import floorplan.activities.correction.CorrectedLoan;
import floorplan.activities.correction.LateInput;
import floorplan.activities.correction.LoanCorrections;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.domain.loan.Rate;
import floorplan.store.TestSchema;
import floorplan.store.database.AccountDatabase;
import floorplan.store.imports.SomeLoan;
import floorplan.store.journal.Journal;
import floorplan.store.loan.Loans;
import floorplan.store.loan.LockedLoan;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The number of queries of a correction does not depend on the number of dates, repayments and corrections. */
class CorrectionReadsIT {
    private static final LocalDate VALUE_DATE = LocalDate.parse("2026-02-05");

    @RegisterExtension
    static final BooksUnderTest books = new BooksUnderTest();

    private final NotedStatements statements = new NotedStatements(TestSchema.connections("account", "worker"));
    private final AccountDatabase database = new AccountDatabase(statements);
    private final Loans loans = new Loans(database, loan -> {});
    private final LoanCorrections corrections =
            new LoanCorrections(database, loans, new Journal(database), BooksUnderTest.ACCRUALS);

    /** Two loans, both repaid on 5 February 2026: one has 400 dates by then, the other 40. */
    @BeforeEach
    void accrue() {
        books.empty();
        books.account.completed(drawn("OLD", "2025-01-01"), drawn("YOUNG", "2025-12-27"));
        repay("OLD");
        repay("YOUNG");
    }

    private static SomeLoan drawn(String loanNo, String date) {
        SomeLoan loan = BooksUnderTest.loan(LoanType.DEALER, loanNo);
        loan.drawdownDate = date;
        return loan;
    }

    private static void repay(String loanNo) {
        assertThat(books.repay(loanNo, Payer.DEALER, Currency.getInstance("CNY"), 50_000_00, VALUE_DATE))
                .isNull();
    }

    /** The queries of the correction of a rate. */
    private Map<String, Integer> correct(String loanNo, String from, String annualRate, int dates) {
        Rate rate = new Rate(LocalDate.parse(from), new BigDecimal(annualRate));
        LateInput late = LateInput.rate(rate, "test", "typed wrong");
        statements.reads();
        return database.inTransaction(() -> {
            LockedLoan loan = loans.lock(loanNo).orElseThrow();
            CorrectedLoan corrected = corrections.compute(loan, late, null);
            corrections.book(loan, late, corrected, null);
            loans.correctRate(loan, rate);
            assertThat(corrected.difference().dates()).hasSize(dates);
            return statements.reads();
        });
    }

    @Test
    void isTheSameForFourHundredDatesAsForForty() {
        Map<String, Integer> first = correct("OLD", "2025-01-01", "0.05", 400);

        assertThat(first).isEqualTo(correct("YOUNG", "2025-12-27", "0.05", 40));
        assertThat(first)
                .contains(entry("accrual", 1), entry("loan_rate", 1), entry("repayment_log", 1), entry("waiver", 1));

        Map<String, Integer> second = correct("OLD", "2025-01-01", "0.06", 400);

        assertThat(second).isEqualTo(correct("YOUNG", "2025-12-27", "0.06", 40));
        assertThat(second).contains(entry("accrual", 1), entry("fee_limit", 1), entry("repayment_log", 1));
    }
}
