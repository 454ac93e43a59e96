package floorplan.store.receiptfile;

import floorplan.domain.receiptfile.LineOutcome;
import floorplan.store.database.AccountDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the files of each bank account with the books, by value date. */
public final class BankReconciliations {
    private static final String SUM = "COALESCE(SUM(CASE WHEN %s THEN %s END), 0)";
    private static final String RECEIPTS = "s.kind = 'RECEIPT' AND s.outcome <> 'DUPLICATE'";
    private static final String RETURNS = "s.kind = 'RETURN' AND s.outcome <> 'DUPLICATE'";
    private static final String POSTED = "s.kind = 'RECEIPT' AND s.outcome IN (:posted)";
    private static final String RETURNED = "s.kind = 'RETURN' AND s.outcome IN (:posted)";
    private static final List<String> POSTED_OUTCOMES = Arrays.stream(LineOutcome.values())
            .filter(LineOutcome::isPosted)
            .map(LineOutcome::name)
            .toList();

    private final AccountDatabase database;

    /** @param database with a statement time limit that suits a list */
    public BankReconciliations(AccountDatabase database) {
        this.database = database;
    }

    /**
     * The figures of a bank account, value date and currency, in cents. Lines that repeat a line of an earlier file
     * count once.
     *
     * @param receipts number of the files' receipts
     * @param posted receipts that are booked
     * @param unapplied the part of {@code posted} that no loan has taken and that was not refunded or returned
     * @param returned returns that are booked
     */
    public record BankReconciliation(
            LocalDate valueDate,
            String account,
            String currency,
            long receipts,
            long receiptCents,
            long returns,
            long returnCents,
            long posted,
            long returned,
            long unapplied) {
        /** The files' total: receipts less returns. */
        public long fileTotal() {
            return receiptCents - returnCents;
        }

        /** The part of the files' total that is not in the books. */
        public long difference() {
            return fileTotal() - (posted - returned);
        }
    }

    /** A position in the list: directly behind these figures. */
    public record BankPosition(LocalDate valueDate, String account, String currency) {
        /** Before all. */
        public static final BankPosition FIRST = new BankPosition(LocalDate.of(9999, 12, 31), "", "");
    }

    /**
     * Conditions on the list; null means no condition.
     *
     * @param from first value date
     * @param to last value date
     */
    public record BankFilter(
            @Nullable String account,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        private String index() {
            return account == null ? "receipt_file_sum_by_date" : "receipt_file_sum_by_account";
        }

        private String conditions() {
            return (account == null ? "" : " AND s.account = :account")
                    + (from == null ? "" : " AND s.value_date >= :from")
                    + (to == null ? "" : " AND s.value_date <= :to");
        }

        private Map<String, @Nullable Object> values() {
            Map<String, @Nullable Object> values = new HashMap<>();
            values.put("account", account);
            values.put("from", from);
            values.put("to", to);
            return values;
        }
    }

    /** The first {@code limit} figures behind a position: latest value date first, then by account and currency. */
    public List<BankReconciliation> list(BankFilter filter, BankPosition after, int limit) {
        return database.broad(() -> database.sql("""
                        SELECT d.*, (SELECT COALESCE(SUM(r.open_amount), 0) FROM receipt r FORCE INDEX (receipt_by_account)
                            WHERE r.status = 'OPEN' AND r.account = d.account AND r.received_on = d.value_date
                                AND r.currency = d.currency) AS unapplied
                        FROM (SELECT s.value_date, s.account, s.currency, %s AS receipts, %s AS receipt_amount,
                                %s AS returns, %s AS return_amount, %s AS posted, %s AS returned
                            FROM receipt_file_sum s FORCE INDEX (%s)
                            WHERE s.account <> '' AND s.value_date <= :at AND (s.value_date < :at OR s.account > :afterAccount
                                OR (s.account = :afterAccount AND s.currency > :afterCurrency)) %s
                            GROUP BY s.value_date, s.account, s.currency
                            ORDER BY s.value_date DESC, s.account, s.currency LIMIT :limit) d
                        ORDER BY d.value_date DESC, d.account, d.currency
                        """.formatted(
                                SUM.formatted(RECEIPTS, "s.line_count"),
                                SUM.formatted(RECEIPTS, "s.amount"),
                                SUM.formatted(RETURNS, "s.line_count"),
                                SUM.formatted(RETURNS, "s.amount"),
                                SUM.formatted(POSTED, "s.amount"),
                                SUM.formatted(RETURNED, "s.amount"),
                                filter.index(),
                                filter.conditions()))
                .params(filter.values())
                .param("posted", POSTED_OUTCOMES)
                .param("at", after.valueDate())
                .param("afterAccount", after.account())
                .param("afterCurrency", after.currency())
                .param("limit", limit)
                .query((row, n) -> figures(row))
                .list());
    }

    private static BankReconciliation figures(ResultSet row) throws SQLException {
        return new BankReconciliation(
                row.getObject("value_date", LocalDate.class),
                row.getString("account"),
                row.getString("currency"),
                row.getLong("receipts"),
                row.getLong("receipt_amount"),
                row.getLong("returns"),
                row.getLong("return_amount"),
                row.getLong("posted"),
                row.getLong("returned"),
                row.getLong("unapplied"));
    }
}
