package floorplan.store.receiptfile;

import floorplan.domain.imports.LineReason;
import floorplan.store.database.AccountDatabase;
import java.util.ArrayList;
import java.util.List;

/** The reasons for which files were not booked. */
public final class FileReasons {
    private final AccountDatabase database;

    public FileReasons(AccountDatabase database) {
        this.database = database;
    }

    /** Adds the reasons of a file, once, when it ends; at most {@link LineReason#MOST}. */
    public void add(long fileSeq, List<LineReason> reasons) {
        List<Object[]> rows = new ArrayList<>();
        for (LineReason reason : reasons.stream().limit(LineReason.MOST).toList()) {
            rows.add(new Object[] {fileSeq, rows.size() + 1, reason.line(), reason.field(), reason.reason()});
        }
        database.batch(
                "INSERT INTO receipt_file_reason (file_seq, number, line, field, reason) VALUES (?, ?, ?, ?, ?)", rows);
    }

    /** The reasons in the order of the file's lines. */
    public List<LineReason> of(long fileSeq) {
        return database.sql("SELECT line, field, reason FROM receipt_file_reason WHERE file_seq = ? ORDER BY number")
                .param(fileSeq)
                .query((row, n) -> new LineReason(row.getLong("line"), row.getString("field"), row.getString("reason")))
                .list();
    }
}
