package floorplan.store.receiptfile;

import floorplan.domain.receiptfile.LineOutcome;
import floorplan.domain.receiptfile.MatchRule;
import floorplan.domain.receiptfile.ReceiptFileStatus;
import floorplan.domain.receiptfile.ReceiptLine;
import floorplan.store.database.AccountDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists files, newest first, and their lines. */
public final class ReceiptFileList {
    private final AccountDatabase database;

    public ReceiptFileList(AccountDatabase database) {
        this.database = database;
    }

    /**
     * The newest files that are older than a given one.
     *
     * @param profile null for any; likewise {@code account}
     * @param statuses the statuses to include
     * @param outcome of a line of the file; null for any
     * @param beforeSeq number of the given file
     */
    public List<ReceiptFileRow> files(
            @Nullable String profile,
            @Nullable String account,
            Collection<ReceiptFileStatus> statuses,
            @Nullable LineOutcome outcome,
            long beforeSeq,
            int limit) {
        return database.sql("""
                        SELECT %s FROM receipt_file f
                        WHERE f.seq < :before AND f.status IN (:statuses) AND (:profile IS NULL OR f.profile = :profile)
                            AND (:account IS NULL OR f.account = :account)
                            AND (:outcome IS NULL OR EXISTS (SELECT 1 FROM receipt_file_sum s
                                WHERE s.file_seq = f.seq AND s.outcome = :outcome AND s.line_count > 0))
                        ORDER BY f.seq DESC LIMIT :limit
                        """.formatted(ReceiptFiles.COLUMNS))
                .param("before", beforeSeq)
                .param("statuses", statuses.stream().map(Enum::name).toList())
                .param("profile", profile)
                .param("account", account)
                .param("outcome", outcome == null ? null : outcome.name())
                .param("limit", limit)
                .query(ReceiptFiles::read)
                .list();
    }

    /**
     * A line as it stands.
     *
     * @param outcome null until it is booked
     * @param knownFileId the file with the line of the same key that came first; null if this one did
     * @param bookedAt null until it is booked
     * @param rule the rule that matched it with a loan; null if none did
     * @param matchedLoanNo that loan
     * @param repaymentId the repayment that applied it; null if none did
     * @param appliedAt null until its turn to be applied is over
     * @param sentAt null until the credit side is told of the repayment
     * @param waitsFor why its turn is not over yet; null if it does not wait
     */
    public record ListedLine(
            ReceiptLine line,
            @Nullable LineOutcome outcome,
            @Nullable String receiptId,
            @Nullable String knownFileId,
            @Nullable Long knownLine,
            @Nullable String note,
            @Nullable LocalDate bookingDate,
            @Nullable Instant bookedAt,
            @Nullable MatchRule rule,
            @Nullable String matchedLoanNo,
            @Nullable String repaymentId,
            @Nullable Instant appliedAt,
            @Nullable Instant sentAt,
            @Nullable String waitsFor) {}

    /**
     * The next lines of a file.
     *
     * @param outcome null for any
     */
    public List<ListedLine> lines(long fileSeq, @Nullable LineOutcome outcome, long afterLine, int limit) {
        return database.sql("""
                        SELECT l.*, k.id AS known_file_id, n.loan_no AS matched_loan_no, r.sent_at
                        FROM receipt_file_line l LEFT JOIN receipt_file k ON k.seq = l.known_file
                            LEFT JOIN loan n ON n.id = l.matched_loan LEFT JOIN repayment_log r ON r.id = l.repayment_id
                        WHERE l.file_seq = :file AND l.line > :after %s ORDER BY l.line LIMIT :limit
                        """.formatted(outcome == null ? "" : "AND l.outcome = :outcome"))
                .param("outcome", outcome == null ? "" : outcome.name())
                .param("file", fileSeq)
                .param("after", afterLine)
                .param("limit", limit)
                .query((row, n) -> listed(row))
                .list();
    }

    private static ListedLine listed(ResultSet row) throws SQLException {
        String rule = row.getString("match_rule");
        return new ListedLine(
                StagedReceiptLines.read(row),
                outcome(row),
                row.getString("receipt_id"),
                row.getString("known_file_id"),
                row.getObject("known_line", Long.class),
                row.getString("note"),
                row.getObject("booking_date", LocalDate.class),
                instant(row, "booked_at"),
                rule == null ? null : MatchRule.valueOf(rule),
                row.getString("matched_loan_no"),
                row.getString("repayment_id"),
                instant(row, "applied_at"),
                instant(row, "sent_at"),
                row.getString("waits_for"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    private static @Nullable LineOutcome outcome(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return outcome == null ? null : LineOutcome.valueOf(outcome);
    }
}
