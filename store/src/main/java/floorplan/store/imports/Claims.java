package floorplan.store.imports;

import floorplan.domain.imports.ImportStatus;
import floorplan.domain.imports.LineReason;
import floorplan.store.database.AccountDatabase;
import floorplan.store.imports.ClaimedRange.Claimed;
import floorplan.store.imports.ClaimedRange.HeldByImport;
import floorplan.store.loan.LoanKeys;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionStatus;

/**
 * Claims the loans of imports. A claimed loan is a row of {@code loan} that is invisible until its import is
 * {@code COMPLETED}; the unique key on the loan number lets no two imports claim the same loan.
 */
public final class Claims {
    private final AccountDatabase database;
    private final Imports imports;

    public Claims(AccountDatabase database, Imports imports) {
        this.database = database;
        this.imports = imports;
    }

    /** The number of the last staged line; 0 if there is none. */
    public long lastLine(long importSeq) {
        return database.sql("SELECT COALESCE(MAX(line), 0) FROM staged_loan WHERE import_seq = :seq")
                .param("seq", importSeq)
                .query(Long.class)
                .single();
    }

    /**
     * Claims the loans of some staged lines, in one transaction. Loans that are claimed or exist already stay as they
     * are.
     *
     * @throws IllegalStateException if the import is no longer running
     */
    public ClaimedRange claim(String importId, long firstLine, long lastLine) {
        return database.inTransaction(status -> claim(status, importId, firstLine, lastLine));
    }

    private ClaimedRange claim(TransactionStatus status, String importId, long firstLine, long lastLine) {
        ImportRow row = imports.hold(importId);
        if (row.status() != ImportStatus.RUNNING) {
            throw new IllegalStateException("import " + importId + " is " + row.status() + " and claims no loans");
        }
        LineRange range = new LineRange(row.seq(), firstLine, lastLine);
        addLoans(range);
        addRates(range);
        Optional<HeldByImport> held = held(range);
        if (held.isPresent()) {
            status.setRollbackOnly();
            return held.get();
        }
        return new Claimed(differing(range));
    }

    // IGNORE skips lines that repeat a loan of the file, and loans that another import has claimed first; both are
    // checked afterwards.
    private void addLoans(LineRange range) {
        range.in(database, """
                INSERT IGNORE INTO loan (id, loan_no, import_seq, dealer_id, manufacturer_id, loan_type, vin, currency, drawn,
                    penalty_annual_rate, late_fee, day_count, dealer_share, drawdown_date, maturity_date,
                    accrued_through, principal)
                SELECT %s, s.loan_no, s.import_seq, s.dealer_id, s.manufacturer_id, s.loan_type, s.vin, s.currency, s.drawn,
                    s.penalty_annual_rate, s.late_fee, s.day_count, s.dealer_share, s.drawdown_date, s.maturity_date,
                    DATE_SUB(s.drawdown_date, INTERVAL 1 DAY), s.drawn
                FROM staged_loan s LEFT JOIN loan l ON l.loan_no = s.loan_no
                WHERE s.import_seq = :seq AND s.line BETWEEN :first AND :last AND l.id IS NULL
                ORDER BY s.line
                """.formatted(LoanKeys.sqlOf("s.loan_type", "s.import_seq", "s.line")))
                .update();
    }

    private void addRates(LineRange range) {
        range.in(database, """
                INSERT IGNORE INTO loan_rate (loan_id, effective_from, annual_rate)
                SELECT l.id, s.drawdown_date, s.annual_rate
                FROM staged_loan s JOIN loan l ON l.loan_no = s.loan_no AND l.import_seq = s.import_seq
                WHERE s.import_seq = :seq AND s.line BETWEEN :first AND :last
                ORDER BY s.line
                """).update();
    }

    // A loan is missing if another import held it when this one tried to claim it, and has given it back since.
    private Optional<HeldByImport> held(LineRange range) {
        return range.in(database, """
                SELECT s.line, s.loan_no, COALESCE(owner.id, '') AS owner_id, COALESCE(owner.seq, 0) < :seq AS older
                FROM staged_loan s LEFT JOIN loan l ON l.loan_no = s.loan_no
                    LEFT JOIN import owner ON owner.seq = l.import_seq
                WHERE s.import_seq = :seq AND s.line BETWEEN :first AND :last
                    AND (l.id IS NULL OR (owner.seq <> :seq AND owner.status <> 'COMPLETED'))
                ORDER BY s.line LIMIT 1
                """)
                .query((row, n) -> new HeldByImport(
                        row.getLong("line"),
                        row.getString("loan_no"),
                        row.getString("owner_id"),
                        row.getBoolean("older")))
                .optional();
    }

    private List<LineReason> differing(LineRange range) {
        return range.in(database, """
                SELECT * FROM (
                    SELECT s.line, s.loan_no, l.import_seq = :seq AS repeated,
                        CASE WHEN l.dealer_id <> s.dealer_id THEN 'dealer_id'
                            WHEN l.manufacturer_id <> s.manufacturer_id THEN 'manufacturer_id'
                            WHEN l.loan_type <> s.loan_type THEN 'loan_type'
                            WHEN l.vin <> s.vin THEN 'vin'
                            WHEN l.currency <> s.currency THEN 'currency'
                            WHEN l.drawn <> s.drawn THEN 'principal'
                            WHEN l.penalty_annual_rate <> s.penalty_annual_rate THEN 'penalty_annual_rate'
                            WHEN l.late_fee <> s.late_fee THEN 'late_fee'
                            WHEN l.day_count <> s.day_count THEN 'day_count'
                            WHEN l.dealer_share <> s.dealer_share THEN 'dealer_share'
                            WHEN l.drawdown_date <> s.drawdown_date THEN 'drawdown_date'
                            WHEN l.maturity_date <> s.maturity_date THEN 'maturity_date'
                            WHEN r.annual_rate <> s.annual_rate THEN 'annual_rate'
                        END AS field
                    FROM staged_loan s JOIN loan l ON l.loan_no = s.loan_no
                        JOIN loan_rate r ON r.loan_id = l.id AND r.effective_from = l.drawdown_date
                    WHERE s.import_seq = :seq AND s.line BETWEEN :first AND :last) compared
                WHERE field IS NOT NULL ORDER BY line LIMIT :most
                """)
                .param("most", LineReason.MOST)
                .query((row, n) -> new LineReason(
                        row.getLong("line"),
                        row.getString("field"),
                        "loan " + row.getString("loan_no")
                                + (row.getBoolean("repeated")
                                        ? " stands on another line too, with another "
                                        : " is already known, with another ")
                                + row.getString("field")))
                .list();
    }

    /** Some lines of one import's file, the first and the last included. */
    private record LineRange(long importSeq, long firstLine, long lastLine) {
        JdbcClient.StatementSpec in(AccountDatabase database, String sql) {
            return database.sql(sql)
                    .param("seq", importSeq)
                    .param("first", firstLine)
                    .param("last", lastLine);
        }
    }
}
