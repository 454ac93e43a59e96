package floorplan.store.receiptfile;

import floorplan.domain.receiptfile.LineOutcome;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of applying a booked receipt.
 *
 * @param repaymentId the repayment that took the money; null if none did
 * @param note why some of it, or all, stays unapplied, for people; null if nothing does
 */
public record AppliedLine(
        MatchedLine matched,
        LineOutcome outcome,
        @Nullable String repaymentId,
        @Nullable String note) {
    /** A loan has taken the whole receipt. */
    public static AppliedLine whole(MatchedLine line, String repaymentId) {
        return new AppliedLine(line, LineOutcome.APPLIED, repaymentId, null);
    }

    /** A loan has taken a part of the receipt. */
    public static AppliedLine part(MatchedLine line, String repaymentId, String note) {
        return new AppliedLine(line, LineOutcome.PARTLY_APPLIED, repaymentId, note);
    }

    /** No loan has taken anything. */
    public static AppliedLine nothing(MatchedLine line, LineOutcome outcome, String note) {
        return new AppliedLine(line, outcome, null, note);
    }

    public long line() {
        return matched.line();
    }

    /** The notes of receipts that stay open, by receipt id. */
    public static Map<String, String> notes(List<AppliedLine> lines) {
        return lines.stream()
                .filter(line -> line.note() != null && line.outcome() != LineOutcome.USED_OTHERWISE)
                .collect(Collectors.toMap(line -> line.matched().receiptId(), line -> String.valueOf(line.note())));
    }
}
