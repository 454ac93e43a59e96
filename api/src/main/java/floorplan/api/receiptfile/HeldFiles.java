package floorplan.api.receiptfile;

import floorplan.domain.imports.LineReason;
import floorplan.domain.receiptfile.ReceiptFileStatus;
import floorplan.store.audit.Action;
import floorplan.store.audit.AuditLog;
import floorplan.store.audit.AuditLog.AuditEntry;
import floorplan.store.audit.AuditOutcome;
import floorplan.store.audit.Subject;
import floorplan.store.database.AccountDatabase;
import floorplan.store.receiptfile.FileReasons;
import floorplan.store.receiptfile.ReceiptFileRow;
import floorplan.store.receiptfile.ReceiptFiles;
import java.util.List;
import java.util.Map;

/** Records decisions about held files, each with its audit row. */
final class HeldFiles {
    private final AccountDatabase database;
    private final ReceiptFiles files;
    private final FileReasons reasons;
    private final AuditLog audit;

    /** @param database as the API's user */
    HeldFiles(AccountDatabase database) {
        this.database = database;
        this.files = new ReceiptFiles(database);
        this.reasons = new FileReasons(database);
        this.audit = new AuditLog(database);
    }

    /** @return false if the file is not held */
    boolean decide(ReceiptFileRow file, ReceiptFileStatus to, String client, String reason) {
        return database.inTransaction(() -> {
            if (!files.decide(file.id(), to, client, reason)) {
                return false;
            }
            if (to == ReceiptFileStatus.REFUSED) {
                reasons.add(file.seq(), List.of(LineReason.ofFile("a person gave the file up: " + reason)));
            }
            audit.append(new AuditEntry(
                    client,
                    Action.DECIDE_RECEIPT_FILE,
                    AuditOutcome.DONE,
                    new Subject("receipt-file", file.id()),
                    Map.of("status", ReceiptFileStatus.HELD.name(), "unmatched", file.unmatched()),
                    Map.of("status", to.name(), "reason", reason)));
            return true;
        });
    }
}
