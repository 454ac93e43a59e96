package floorplan.console.report;

import floorplan.console.page.RowsOfPage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Prior-period adjustments: corrections by the date on which they are booked. */
public final class BookedCorrections {
    private BookedCorrections() {}

    /** Amounts per account: above 0 a debit, below 0 a credit. */
    public record PostedParts(
            String cash,
            String principal,
            String dealerInterest,
            String manufacturerInterest,
            String lateFee,
            String penalty,
            String unappliedReceipts,
            String interestIncome,
            String lateFeeIncome,
            String penaltyIncome) {
        /** The amounts in the order of the accounts in the template. */
        public List<String> amounts() {
            return List.of(
                    cash,
                    principal,
                    dealerInterest,
                    manufacturerInterest,
                    lateFee,
                    penalty,
                    unappliedReceipts,
                    interestIncome,
                    lateFeeIncome,
                    penaltyIncome);
        }
    }

    /** {@code GET /v1/corrections}. */
    public record BookedCorrectionRows(
            List<BookedCorrectionRow> items, @Nullable String nextCursor) implements RowsOfPage {}

    public record BookedCorrectionRow(
            LocalDate bookingDate,
            String loanId,
            String loanType,
            String currency,
            String kind,
            String by,
            String reason,
            LocalDate effectiveFrom,
            PostedParts posted) {}

    /** {@code GET /v1/corrections/totals}. */
    public record TotalsOfDates(
            List<TotalsOfDate> items, @Nullable String nextCursor) implements RowsOfPage {
        /** Sums over all dates, by loan type and currency. */
        public List<SumOfType> sums() {
            TreeMap<String, SumOfType> sums = new TreeMap<>();
            items.stream()
                    .flatMap(date -> date.totals().stream())
                    .forEach(totals -> sums.merge(
                            totals.loanType() + " " + totals.currency(), SumOfType.of(totals), SumOfType::plus));
            return List.copyOf(sums.values());
        }
    }

    public record TotalsOfDate(LocalDate bookingDate, List<TotalsOfType> totals) {}

    public record TotalsOfType(String loanType, String currency, long corrections, PostedParts posted) {}

    /**
     * The corrections of a loan type in a currency.
     *
     * @param amounts by account, as {@link PostedParts#amounts}
     */
    public record SumOfType(String loanType, String currency, long corrections, List<String> amounts) {
        static SumOfType of(TotalsOfType totals) {
            return new SumOfType(
                    totals.loanType(),
                    totals.currency(),
                    totals.corrections(),
                    totals.posted().amounts());
        }

        SumOfType plus(SumOfType more) {
            List<String> sums = new ArrayList<>();
            for (int at = 0; at < amounts.size(); at++) {
                sums.add(new BigDecimal(amounts.get(at))
                        .add(new BigDecimal(more.amounts().get(at)))
                        .toPlainString());
            }
            return new SumOfType(loanType, currency, corrections + more.corrections(), sums);
        }
    }
}
