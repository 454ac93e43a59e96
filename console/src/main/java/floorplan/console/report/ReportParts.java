package floorplan.console.report;

import floorplan.console.page.RowsOfPage;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports as pages show them. */
final class ReportParts {
    private ReportParts() {}

    /** Amounts by the account on which they are owed. */
    public record BalanceAmounts(
            String principal,
            String dealerInterest,
            String manufacturerInterest,
            String lateFee,
            String penalty,
            String total) {}

    /** {@code GET /v1/reports/balances/loans}. */
    public record LoanBalanceRows(
            List<LoanBalanceRow> items, @Nullable String nextCursor) implements RowsOfPage {}

    public record LoanBalanceRow(
            String id,
            LocalDate date,
            String dealerId,
            String manufacturerId,
            String loanType,
            String currency,
            BalanceAmounts balances) {}

    /** {@code GET /v1/reports/balances/dealers} and {@code /manufacturers}. */
    public record PartyBalanceRows(
            List<PartyBalanceRow> items, @Nullable String nextCursor) implements RowsOfPage {}

    public record PartyBalanceRow(String id, LocalDate date, List<PartySum> totals) {}

    public record PartySum(String currency, long loans, BalanceAmounts balances) {}

    /** {@code GET /v1/reports/balances/loan-types}. */
    public record TypeBalanceRows(
            List<TypeBalanceRow> items, @Nullable String nextCursor) implements RowsOfPage {}

    public record TypeBalanceRow(LocalDate date, String loanType, String currency, BalanceAmounts balances) {}

    /** {@code GET /v1/reports/income}. */
    public record IncomeRows(
            List<IncomeRow> items, @Nullable String nextCursor) implements RowsOfPage {}

    public record IncomeRow(
            String month,
            LocalDate through,
            String loanType,
            String currency,
            String dealerInterest,
            String manufacturerInterest,
            String lateFee,
            String penalty,
            CorrectedIncomeRow corrections,
            WaivedIncomeRow waivers,
            String total) {}

    public record CorrectedIncomeRow(String interest, String lateFee, String penalty) {}

    public record WaivedIncomeRow(String lateFee, String penalty) {}

    /** {@code GET /v1/reports/maturities}. */
    public record MaturityRows(
            List<MaturityRow> items, @Nullable String nextCursor) implements RowsOfPage {}

    public record MaturityRow(
            String id,
            LocalDate maturityDate,
            long daysLeft,
            String dealerId,
            String manufacturerId,
            String loanType,
            String currency,
            String principal) {}
}
