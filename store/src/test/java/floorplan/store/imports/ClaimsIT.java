package floorplan.store.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.domain.imports.ImportStatus;
import floorplan.domain.imports.LineReason;
import floorplan.domain.loan.DayCount;
import floorplan.domain.loan.LoanType;
import floorplan.store.imports.ClaimedRange.Claimed;
import floorplan.store.imports.ClaimedRange.HeldByImport;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClaimsIT {
    private static final Claimed ALL_GOOD = new Claimed(List.of());

    private static AccountSchema account;

    private String loanId;

    @BeforeAll
    static void connect() {
        account = new AccountSchema();
    }

    @BeforeEach
    void nameLoan() {
        loanId = AccountSchema.newId();
    }

    @Test
    void claimsWhatIsNotKnownYet() {
        ImportRow row = account.running(new SomeLoan(loanId), new SomeLoan(loanId + "-2"));

        assertThat(account.claims.lastLine(row.seq())).isEqualTo(3);
        assertThat(account.claims.claim(row.id(), 1, 3)).isEqualTo(ALL_GOOD);

        assertThat(account.loansOf(row)).containsExactly(loanId, loanId + "-2");
        assertThat(account.database
                        .sql(
                                "SELECT CONCAT(l.accrued_through, ' ', l.principal, ' ', r.effective_from, ' ', r.annual_rate)"
                                        + " FROM loan l JOIN loan_rate r ON r.loan_id = l.id WHERE l.loan_no = :loan")
                        .param("loan", loanId)
                        .query(String.class)
                        .single())
                .isEqualTo("2026-01-04 20000000 2026-01-05 0.072000");
    }

    @Test
    void claimsOnlyTheLinesItIsGiven() {
        ImportRow row = account.running(new SomeLoan(loanId), new SomeLoan(loanId + "-2"));

        account.claims.claim(row.id(), 3, 10);

        assertThat(account.loansOf(row)).containsExactly(loanId + "-2");
    }

    @Test
    void findsItsWorkDoneTheSecondTime() {
        ImportRow row = account.claimed(new SomeLoan(loanId));

        assertThat(account.claims.claim(row.id(), 1, 2)).isEqualTo(ALL_GOOD);

        assertThat(account.loansOf(row)).containsExactly(loanId);
    }

    @Test
    void leavesALoanThatIsKnownAsItIs() {
        ImportRow first = account.completed(new SomeLoan(loanId));
        account.database
                .sql("UPDATE loan SET principal = 5, version = 9 WHERE loan_no = :loan")
                .param("loan", loanId)
                .update();
        ImportRow again = account.running(new SomeLoan(loanId));

        assertThat(account.claims.claim(again.id(), 1, 2)).isEqualTo(ALL_GOOD);

        assertThat(account.loansOf(first)).containsExactly(loanId);
        assertThat(account.loansOf(again)).isEmpty();
        assertThat(account.database
                        .sql("SELECT version FROM loan WHERE loan_no = :loan")
                        .param("loan", loanId)
                        .query(Long.class)
                        .single())
                .isEqualTo(9);
    }

    static Stream<Arguments> otherContents() {
        return Stream.of(
                other("dealer_id", loan -> loan.dealerId = "other"),
                other("manufacturer_id", loan -> loan.manufacturerId = "other"),
                other("loan_type", loan -> {
                    loan.loanType = LoanType.DEALER;
                    loan.dealerShare = null;
                }),
                other("vin", loan -> loan.vin = "OTHER"),
                other("currency", loan -> loan.currency = "USD"),
                other("principal", loan -> loan.drawnCents = 20_000_001),
                other("penalty_annual_rate", loan -> loan.penaltyAnnualRate = "0.108001"),
                other("late_fee", loan -> loan.lateFeeCents = 0),
                other("day_count", loan -> loan.dayCount = DayCount.ACT_365F),
                other("dealer_share", loan -> loan.dealerShare = "0.350001"),
                other("drawdown_date", loan -> loan.drawdownDate = "2026-01-06"),
                other("maturity_date", loan -> loan.maturityDate = "2026-07-06"),
                other("annual_rate", loan -> loan.annualRate = "0.072001"));
    }

    private static Arguments other(String field, Consumer<SomeLoan> change) {
        return Arguments.of(field, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherContents")
    void namesTheFieldThatDiffersFromTheKnownLoan(String field, Consumer<SomeLoan> change) {
        account.completed(new SomeLoan(loanId));
        SomeLoan other = new SomeLoan(loanId);
        change.accept(other);
        ImportRow row = account.running(new SomeLoan(loanId + "-new"), other);

        assertThat(account.claims.claim(row.id(), 1, 3))
                .isEqualTo(new Claimed(List.of(
                        new LineReason(3, field, "loan " + loanId + " is already known, with another " + field))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherContents")
    void namesTheFieldThatDiffersFromAnotherLineOfTheFile(String field, Consumer<SomeLoan> change) {
        SomeLoan other = new SomeLoan(loanId);
        change.accept(other);
        ImportRow row = account.running(new SomeLoan(loanId), new SomeLoan(loanId), other);

        assertThat(account.claims.claim(row.id(), 1, 4))
                .isEqualTo(new Claimed(List.of(new LineReason(
                        4, field, "loan " + loanId + " stands on another line too, with another " + field))));
    }

    @Test
    void claimsNothingWhileALoanIsAnUnfinishedImports() {
        ImportRow older = account.stage(new SomeLoan(loanId + "-1"), new SomeLoan(loanId));
        ImportRow younger = account.claimed(new SomeLoan(loanId));
        account.imports.move(older.id(), ImportStatus.STAGING, ImportStatus.RUNNING);

        assertThat(account.claims.claim(older.id(), 1, 3)).isEqualTo(new HeldByImport(3, loanId, younger.id(), false));
        assertThat(account.loansOf(older)).isEmpty();

        ImportRow youngest = account.running(new SomeLoan(loanId));
        assertThat(account.claims.claim(youngest.id(), 1, 3))
                .isEqualTo(new HeldByImport(2, loanId, younger.id(), true));

        account.newLoans.show(younger.id());
        assertThat(account.claims.claim(older.id(), 1, 3)).isEqualTo(ALL_GOOD);
        assertThat(account.loansOf(older)).containsExactly(loanId + "-1");
    }

    @Test
    void claimsNothingTooLate() {
        ImportRow row = account.running(new SomeLoan(loanId));
        account.imports.move(row.id(), ImportStatus.RUNNING, ImportStatus.REFUSING);

        assertThatThrownBy(() -> account.claims.claim(row.id(), 1, 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is REFUSING and claims no loans");
        assertThat(account.loansOf(row)).isEmpty();
    }
}
