package floorplan.console.loan;

import floorplan.console.loan.ShownLoan.PayersDebts;
import floorplan.console.page.RowsOfPage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lists about a loan, and the list of loans, as pages show them. */
final class LoanParts {
    private LoanParts() {}

    /** {@code GET /v1/loans}. */
    public record ListedLoans(
            List<ListedLoan> items, @Nullable String nextCursor) implements RowsOfPage {}

    public record ListedLoan(
            String id,
            String dealerId,
            String manufacturerId,
            String loanType,
            String vin,
            String currency,
            String principal,
            String status,
            LocalDate maturityDate,
            LocalDate accruedThrough) {}

    /** {@code GET /v1/loans/{id}/payoff}. */
    public record ShownPayoff(LocalDate date, String currency, PayersDebts owed) {}

    /** {@code GET /v1/loans/{id}/corrections}. */
    public record CorrectionRows(
            List<CorrectionRow> items, @Nullable String nextCursor) implements RowsOfPage {}

    public record CorrectionRow(
            String id,
            String kind,
            @Nullable String inputId,
            String by,
            String reason,
            Instant at,
            LocalDate effectiveFrom,
            LocalDate bookingDate,
            CorrectedAmounts totals,
            String credit) {}

    public record CorrectedAmounts(
            String lateFee, String dealerInterest, String manufacturerInterest, String penalty) {}
}
