package floorplan.store.repayment;

import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.store.database.AccountDatabase;
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

/** Repayments that are in the log, are not refused, and of which the credit side was not told. */
public final class UnsentRepayments {
    private final AccountDatabase database;

    public UnsentRepayments(AccountDatabase database) {
        this.database = database;
    }

    /**
     * Those accepted at least so long ago, by id.
     *
     * @param after the last one looked at; null to begin with
     */
    public List<AcceptedRepayment> olderThan(Duration age, @Nullable String after, int most) {
        // Left to itself, the database looks for the few rows along the primary key, through all that were ever sent.
        return database.sql("""
                        SELECT id, client, idempotency_key, request_hash, loan_no, payer, amount, currency, stated_value_date,
                            accepted_at
                        FROM repayment_log FORCE INDEX (repayment_by_sending)
                        WHERE sent_at IS NULL AND status IN ('ACCEPTED', 'APPLIED', 'REVERSED') AND id > :after
                            AND accepted_at < UTC_TIMESTAMP(6) - INTERVAL :micros MICROSECOND
                        ORDER BY id LIMIT :most
                        """)
                .param("after", after == null ? "" : after)
                .param("micros", age.toNanos() / 1_000)
                .param("most", most)
                .query((row, n) -> accepted(row))
                .list();
    }

    /** Those of the repayments that are unsent, however young. */
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

    /** How many there are, however young. */
    public long count() {
        return number("COUNT(*)");
    }

    /** For how many seconds the oldest one has been waiting; 0 when there is none. */
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
                row.getObject("accepted_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }
}
