package floorplan.store.repayment;

import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.store.database.AccountDatabase;
import floorplan.store.message.UnsentPage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Logged repayments that are neither refused nor sent to the credit side. */
public final class UnsentRepayments {
    private final AccountDatabase database;

    public UnsentRepayments(AccountDatabase database) {
        this.database = database;
    }

    /**
     * Unsent repayments accepted at least {@code age} ago, by id. Leaves out the repayments of a bank's file that is
     * still being booked: the file's workflow carries them on.
     *
     * @param after last id of the page before; null for the first page
     */
    public List<AcceptedRepayment> olderThan(Duration age, @Nullable String after, int most) {
        return new UnsentPage(age, after, most).read(database, """
                SELECT id, client, idempotency_key, request_hash, loan_no, payer, amount, currency, stated_value_date,
                    accepted_at, back_dating, receipt_id, at_most
                FROM repayment_log FORCE INDEX (repayment_by_sending) WHERE status IN ('ACCEPTED', 'APPLIED', 'REVERSED')
                    AND NOT EXISTS (SELECT 1 FROM receipt_file f WHERE f.seq = file_seq AND f.status = 'BOOKING') AND
                """, "id", (row, n) -> accepted(row));
    }

    /** The unsent repayments among these, of any age. */
    public Set<String> among(Collection<String> repaymentIds) {
        if (repaymentIds.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(database.sql("""
                        SELECT id FROM repayment_log
                        WHERE id IN (:ids) AND sent_at IS NULL AND status IN ('ACCEPTED', 'APPLIED', 'REVERSED')
                        """)
                .param("ids", repaymentIds)
                .query((row, n) -> row.getString("id"))
                .list());
    }

    /** The number of unsent repayments, of any age. */
    public long count() {
        return number("COUNT(*)");
    }

    /** The age of the oldest unsent repayment in seconds; 0 if there is none. */
    public long oldestSeconds() {
        return number("COALESCE(TIMESTAMPDIFF(SECOND, MIN(accepted_at), UTC_TIMESTAMP(6)), 0)");
    }

    private long number(String what) {
        return database.sql("SELECT " + what + """
                         FROM repayment_log WHERE sent_at IS NULL AND status IN ('ACCEPTED', 'APPLIED', 'REVERSED')
                        """).query(Long.class).single();
    }

    private static AcceptedRepayment accepted(ResultSet row) throws SQLException {
        return new AcceptedRepayment(
                row.getString("id"),
                row.getString("client"),
                row.getString("idempotency_key"),
                row.getString("request_hash"),
                row.getString("loan_no"),
                Payer.valueOf(row.getString("payer")),
                new Money(Currency.getInstance(row.getString("currency")), row.getLong("amount")),
                row.getObject("stated_value_date", LocalDate.class),
                row.getObject("accepted_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                RepaymentLog.backDating(row),
                RepaymentLog.from(row));
    }
}
