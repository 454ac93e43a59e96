package floorplan.store.receiptfile;

import floorplan.domain.receiptfile.LineOutcome;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The result of booking a line.
 *
 * @param receiptId the receipt that the line brought or took back; null if none
 * @param known the line with the same key that came first; null if this one did
 * @param note explains the outcome to people; null if it needs no explanation
 * @param bookingDate of its posting; null if nothing was posted
 */
public record LineResult(
        long line,
        LineOutcome outcome,
        @Nullable String receiptId,
        LineKeys.@Nullable KeyedLine known,
        @Nullable String note,
        @Nullable LocalDate bookingDate) {

    /** A line that was posted. */
    public static LineResult posted(long line, LineOutcome outcome, String receiptId, LocalDate bookingDate) {
        return new LineResult(line, outcome, receiptId, null, null, bookingDate);
    }

    /** A line whose key another line has. */
    public static LineResult known(long line, LineOutcome outcome, LineKeys.KeyedLine first) {
        return new LineResult(line, outcome, null, first, null, null);
    }

    /** A line that posts nothing. */
    public static LineResult unposted(long line, LineOutcome outcome, @Nullable String note) {
        return new LineResult(line, outcome, null, null, note, null);
    }
}
