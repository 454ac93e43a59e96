package floorplan.console.correction;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The differences that a correction would post, as every operation answers them with {@code dryRun}. */
public record ShownDifferences(
        LocalDate effectiveFrom,
        LocalDate bookingDate,
        String credit,
        @Nullable LocalDate paidOffBefore,
        @Nullable LocalDate paidOffAfter,
        DifferenceTotals totals,
        List<DifferenceOfDate> dates,
        List<DifferenceOfInput> inputs,
        List<DifferenceLine> entry) {

    public record DifferenceTotals(
            String lateFee, String dealerInterest, String manufacturerInterest, String penalty) {}

    public record DifferenceOfDate(
            LocalDate date, String lateFee, String dealerInterest, String manufacturerInterest, String penalty) {}

    public record DifferenceOfInput(String kind, String id, InputPartsShown before, InputPartsShown after) {}

    public record InputPartsShown(
            String penalty, String lateFee, String interest, String principal, String unapplied) {}

    /** @param amount above 0 a debit, below 0 a credit */
    public record DifferenceLine(String account, String amount) {
        private static final String MINUS = "-";

        public @Nullable String debit() {
            return amount.startsWith(MINUS) ? null : amount;
        }

        public @Nullable String credit() {
            return amount.startsWith(MINUS) ? amount.substring(1) : null;
        }
    }
}
