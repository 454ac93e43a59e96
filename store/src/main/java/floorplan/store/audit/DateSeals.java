package floorplan.store.audit;

import floorplan.store.audit.AuditLog.AuditEntry;
import floorplan.store.database.AccountDatabase;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Seals the repayments, corrections and movements of receipts of a closed date, each with one row of the chain: their
 * number and a hash over them. Their own rows already record the client, the time and the effect of each. One row of
 * the chain per repayment would serialize all repayments.
 */
public final class DateSeals {
    private static final String ACTOR = "floorplan";
    private static final String KIND = "day-end";

    private final AccountDatabase database;
    private final SealedRepayments repayments;
    private final SealedCorrections corrections;
    private final SealedReceipts receipts;

    /** @param database the account schema */
    public DateSeals(AccountDatabase database) {
        this.database = database;
        this.repayments = new SealedRepayments(database);
        this.corrections = new SealedCorrections(database);
        this.receipts = new SealedReceipts(database);
    }

    /**
     * Seals the repayments, corrections and movements of receipts booked on a date; does nothing if they are sealed. A
     * date without corrections, or without movements of receipts, has no seal of them.
     *
     * @param date a date before the open date, on which nothing more can be booked
     */
    public void seal(LocalDate date) {
        if (!isSealed(date, repayments)) {
            seal(date, repayments, repayments.sumUp(date));
        }
        if (has("correction", date) && !isSealed(date, corrections)) {
            seal(date, corrections, corrections.sumUp(date));
        }
        if (has("unapplied_receipt", date) && !isSealed(date, receipts)) {
            seal(date, receipts, receipts.sumUp(date));
        }
    }

    private boolean has(String table, LocalDate date) {
        return database.sql("SELECT EXISTS (SELECT 1 FROM %s WHERE booking_date = :date)".formatted(table))
                .param("date", date)
                .query(Boolean.class)
                .single();
    }

    private boolean isSealed(LocalDate date, SealedRows rows) {
        return database.sql("""
                        SELECT EXISTS (SELECT 1 FROM audit
                            WHERE subject_kind = :kind AND subject_id = :id AND action = :action)
                        """)
                .param("kind", KIND)
                .param("id", date.toString())
                .param("action", rows.action().name())
                .query(Boolean.class)
                .single();
    }

    private void seal(LocalDate date, SealedRows rows, Map<String, Object> seal) {
        new AuditLog(database)
                .append(new AuditEntry(
                        ACTOR, rows.action(), AuditOutcome.DONE, new Subject(KIND, date.toString()), null, seal));
    }

    /**
     * Compares the sealed rows with a row of the chain. Returns how they differ; empty if they agree, or if the row is
     * no seal.
     */
    Optional<String> difference(ChainedRow row) {
        return List.<SealedRows>of(repayments, corrections, receipts).stream()
                .filter(rows -> rows.action().name().equals(row.action()))
                .findFirst()
                .flatMap(rows -> difference(row, rows));
    }

    private static Optional<String> difference(ChainedRow row, SealedRows rows) {
        String now = AuditLog.json(rows.sumUp(LocalDate.parse(row.subject().id())));
        return now.equals(row.after())
                ? Optional.empty()
                : Optional.of("seals the " + rows.name() + " booked on "
                        + row.subject().id() + " as " + row.after() + ", but they are now " + now);
    }
}
