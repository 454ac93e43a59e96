package floorplan.store.correction;

import floorplan.domain.accrual.FeeLimit;
import floorplan.domain.correction.LoanInput;
import floorplan.domain.correction.LoanInputs;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.ReversalKind;
import floorplan.store.database.AccountDatabase;
import floorplan.store.loan.LockedLoan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The inputs of a loan as its tables keep them. The number of queries does not depend on the loan's age. */
public final class KeptInputs {
    private final AccountDatabase database;

    public KeptInputs(AccountDatabase database) {
        this.database = database;
    }

    /** Reads the inputs of a locked loan. */
    public LoanInputs read(LockedLoan loan) {
        List<LoanInput> inputs = new ArrayList<>();
        addRepayments(inputs, loan.id());
        addWaivers(inputs, loan.id());
        return new LoanInputs(
                loan.state().terms(),
                inputs,
                limits(loan.id(), loan.state().terms().drawdownDate()));
    }

    /** The id under which the tables keep an input: for a take-back, that of its repayment. */
    static String keptId(LoanInput input) {
        return input instanceof LoanInput.TakeBack takeBack ? takeBack.repaymentId() : input.id();
    }

    // Money counts as withdrawn from a repayment if something other than a correction took it from the surplus.
    //
    // Rows without an apply sequence are older than that column. They come first, in the order of their decisions, with
    // places of at most 0.
    private void addRepayments(List<LoanInput> inputs, long loanId) {
        database.sql("""
                        SELECT i.*, COALESCE(i.apply_sequence,
                                ROW_NUMBER() OVER (ORDER BY i.apply_sequence, i.decided_at, i.id) - COUNT(*) OVER ()) AS place
                        FROM (
                            SELECT r.id, FALSE AS taken_back, r.payer, r.value_date AS date, r.amount, r.apply_sequence, r.decided_at, r.receipt_id,
                                CASE WHEN v.status = 'APPLIED' THEN v.kind END AS reversal_kind,
                                (SELECT COALESCE(-SUM(u.amount), 0) FROM unapplied_receipt u
                                    WHERE u.receipt_id = r.id AND u.source NOT LIKE 'correction:%') AS withdrawn
                            FROM repayment_log r LEFT JOIN reversal_log v ON v.repayment_id = r.id
                            WHERE r.loan_id = :id
                            UNION ALL
                            SELECT r.id, TRUE, r.payer, v.effective_date, r.amount, v.apply_sequence, v.decided_at, NULL, NULL, 0
                            FROM repayment_log r JOIN reversal_log v ON v.repayment_id = r.id
                            WHERE r.loan_id = :id AND v.status = 'APPLIED' AND v.kind IS NULL) i
                        """).param("id", loanId).query(row -> {
            inputs.add(row.getBoolean("taken_back") ? takeBack(row) : repayment(row));
        });
    }

    private static LoanInput takeBack(ResultSet row) throws SQLException {
        return new LoanInput.TakeBack(
                "take-back:" + row.getString("id"),
                row.getString("id"),
                Payer.valueOf(row.getString("payer")),
                row.getObject("date", LocalDate.class),
                row.getLong("place"));
    }

    private static LoanInput repayment(ResultSet row) throws SQLException {
        String kind = row.getString("reversal_kind");
        return new LoanInput.Repayment(
                row.getString("id"),
                Payer.valueOf(row.getString("payer")),
                row.getObject("date", LocalDate.class),
                row.getLong("place"),
                row.getLong("amount"),
                row.getLong("withdrawn"),
                kind == null ? null : ReversalKind.valueOf(kind),
                row.getString("receipt_id") != null);
    }

    private void addWaivers(List<LoanInput> inputs, long loanId) {
        inputs.addAll(database.sql("SELECT * FROM waiver WHERE loan_id = :id")
                .param("id", loanId)
                .query((row, n) -> waiver(row))
                .list());
    }

    private static LoanInput waiver(ResultSet row) throws SQLException {
        @Nullable LocalDate month = row.getObject("late_fee_of", LocalDate.class);
        return new LoanInput.Waiver(
                row.getString("id"),
                month == null ? null : YearMonth.from(month),
                row.getObject("effective_date", LocalDate.class),
                row.getLong("apply_sequence"),
                row.getLong("amount"));
    }

    /**
     * The fee limit of each date through the newest {@code fees_limited_through}: its row in {@code fee_limit}; zero
     * for a date without a row.
     */
    private Map<LocalDate, FeeLimit> limits(long loanId, LocalDate drawdown) {
        Map<LocalDate, FeeLimit> limits = new HashMap<>();
        @Nullable
        LocalDate limitedThrough = database.sql("""
                        SELECT MAX(fees_limited_through) AS through FROM correction WHERE loan_id = :id
                        """)
                .param("id", loanId)
                .query((row, n) -> row.getObject("through", LocalDate.class))
                .optional()
                .orElse(null);
        if (limitedThrough == null) {
            return limits;
        }
        drawdown.datesUntil(limitedThrough.plusDays(1)).forEach(date -> limits.put(date, FeeLimit.ZERO));
        database.sql("SELECT business_date, late_fee, penalty FROM fee_limit WHERE loan_id = :id")
                .param("id", loanId)
                .query(row -> {
                    limits.put(
                            row.getObject("business_date", LocalDate.class),
                            new FeeLimit(row.getLong("late_fee"), row.getLong("penalty")));
                });
        return limits;
    }
}
