package floorplan.store.receiptfile;

import floorplan.domain.receiptfile.LineOutcome;
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
     * The newest files that are older than a given one. Repetitions of earlier files are left out.
     *
     * @param profile null for any; likewise {@code account}
     * @param beforeSeq number of the given file
     */
    public List<ReceiptFileRow> files(
            @Nullable String profile,
            @Nullable String account,
            Collection<ReceiptFileStatus> statuses,
            long beforeSeq,
            int limit) {
        return database.sql("""
                        SELECT %s FROM receipt_file f
                        WHERE f.seq < :before AND f.status IN (:statuses) AND (:profile IS NULL OR f.profile = :profile)
                            AND (:account IS NULL OR f.account = :account)
                        ORDER BY f.seq DESC LIMIT :limit
                        """.formatted(ReceiptFiles.COLUMNS))
                .param("before", beforeSeq)
                .param("statuses", statuses.stream().map(Enum::name).toList())
                .param("profile", profile)
                .param("account", account)
                .param("limit", limit)
                .query(ReceiptFiles::read)
                .list();
    }

    /**
     * A line as it stands.
     *
     * @param outcome null until it is booked
     * @param knownFileId the file with the line of the same key that came first; null if this one did
     * @param bookedAt null until it has its outcome
     */
    public record ListedLine(
            ReceiptLine line,
            @Nullable LineOutcome outcome,
            @Nullable String receiptId,
            @Nullable String knownFileId,
            @Nullable Long knownLine,
            @Nullable String note,
            @Nullable LocalDate bookingDate,
            @Nullable Instant bookedAt) {}

    /**
     * The next lines of a file.
     *
     * @param outcome null for any
     */
    public List<ListedLine> lines(long fileSeq, @Nullable LineOutcome outcome, long afterLine, int limit) {
        return database.sql("""
                        SELECT l.*, k.id AS known_file_id FROM receipt_file_line l LEFT JOIN receipt_file k ON k.seq = l.known_file
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
        LocalDateTime bookedAt = row.getObject("booked_at", LocalDateTime.class);
        return new ListedLine(
                StagedReceiptLines.read(row),
                outcome(row),
                row.getString("receipt_id"),
                row.getString("known_file_id"),
                row.getObject("known_line", Long.class),
                row.getString("note"),
                row.getObject("booking_date", LocalDate.class),
                bookedAt == null ? null : bookedAt.toInstant(ZoneOffset.UTC));
    }

    private static @Nullable LineOutcome outcome(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return outcome == null ? null : LineOutcome.valueOf(outcome);
    }
}
