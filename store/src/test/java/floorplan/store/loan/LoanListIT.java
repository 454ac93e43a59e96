package floorplan.store.loan;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.loan.LoanType;
import floorplan.store.TestSchema;
import floorplan.store.imports.AccountSchema;
import floorplan.store.imports.SomeLoan;
import floorplan.store.loan.LoanViews.LoanFilter;
import floorplan.store.loan.LoanViews.LoanLine;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LoanListIT {
    private static final LoanViews LOANS = new LoanViews(TestSchema.account("api"));

    @BeforeAll
    static void fill() {
        empty();
        AccountSchema schema = new AccountSchema();
        schema.completed(
                loan("L-1", LoanType.DEALER, "D-1", "M-1"),
                loan("L-2", LoanType.SPLIT, "D-1", "M-2"),
                loan("L-3", LoanType.SPLIT, "D-2", "M-2"));
        schema.claimed(loan("L-4", LoanType.SPLIT, "D-1", "M-1"));
        schema.database
                .sql("UPDATE loan SET closed_on = '2026-03-10' WHERE loan_no = 'L-3'")
                .update();
    }

    private static SomeLoan loan(String id, LoanType type, String dealer, String manufacturer) {
        SomeLoan loan = new SomeLoan(id);
        loan.loanType = type;
        loan.dealerShare = type == LoanType.SPLIT ? loan.dealerShare : null;
        loan.dealerId = dealer;
        loan.manufacturerId = manufacturer;
        return loan;
    }

    @AfterAll
    static void empty() {
        TestSchema.empty("account");
    }

    private static List<String> listed(LoanFilter filter) {
        return LOANS.list(filter, 0, 9).stream().map(LoanLine::loanNo).toList();
    }

    @Test
    void givesVisibleLoansThatTheFiltersLetThrough() {
        assertThat(listed(new LoanFilter(null, null, null, null, null, null, null)))
                .containsExactly("L-1", "L-2", "L-3");
        assertThat(listed(new LoanFilter(null, null, "D-1", null, null, null, null)))
                .containsExactly("L-1", "L-2");
        assertThat(listed(new LoanFilter("D-2", null, null, null, null, null, null)))
                .containsExactly("L-3");
        assertThat(listed(new LoanFilter(null, "M-2", null, null, null, null, null)))
                .containsExactly("L-2", "L-3");
        assertThat(listed(new LoanFilter(null, null, null, null, null, LoanType.DEALER, null)))
                .containsExactly("L-1");
        assertThat(listed(new LoanFilter(null, null, null, null, null, LoanType.SPLIT, null)))
                .containsExactly("L-2", "L-3");
        assertThat(listed(new LoanFilter(null, null, null, "M-1", null, null, null)))
                .containsExactly("L-1");
        assertThat(listed(new LoanFilter(null, null, null, null, new SomeLoan("L-1").vin, null, null)))
                .contains("L-1");
        assertThat(listed(new LoanFilter(null, null, null, null, "NO-SUCH-VIN", null, null)))
                .isEmpty();
        assertThat(listed(new LoanFilter(null, null, null, null, null, null, true)))
                .containsExactly("L-3");
        assertThat(listed(new LoanFilter(null, null, null, null, null, null, false)))
                .containsExactly("L-1", "L-2");
    }

    @Test
    void goesOnBehindAKey() {
        LoanFilter splits = new LoanFilter(null, null, null, null, null, LoanType.SPLIT, null);
        LoanLine first = LOANS.list(splits, 0, 1).getFirst();

        assertThat(LOANS.list(splits, first.key(), 9))
                .extracting(LoanLine::loanNo)
                .containsExactly("L-3");
    }
}
