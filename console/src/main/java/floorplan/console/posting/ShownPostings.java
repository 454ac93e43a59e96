package floorplan.console.posting;

import floorplan.console.page.RowsOfPage;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/loans/{id}/journal}. */
public record ShownPostings(
        List<ShownPosting> items, @Nullable String nextCursor) implements RowsOfPage {

    public record ShownPosting(
            LocalDate date, LocalDate bookingDate, String event, String source, List<PostingLine> lines) {}

    public record PostingLine(
            String account,
            @Nullable String debit,
            @Nullable String credit) {}

    /** The postings of a repayment, of its reversal, and of the correction that took it if it came late. */
    public List<ShownPosting> of(String repaymentId, @Nullable String correctionId) {
        return items.stream()
                .filter(posting -> posting.source().endsWith(":" + repaymentId)
                        || (correctionId != null && posting.source().endsWith(":" + correctionId)))
                .toList();
    }
}
