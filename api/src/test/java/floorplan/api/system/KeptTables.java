package floorplan.api.system;

import floorplan.store.database.AccountDatabase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A copy of the rows that day-ends write, to be compared row for row with later ones. */
public final class KeptTables {
    /** The tables, each with the columns of its key. */
    private static final Map<String, String> KEYS = Map.of(
            "accrual", "business_date, loan_id",
            "journal_line", "booking_date, source, event, calculated_for, account",
            "loan", "id",
            "closing_balance", "business_date, currency, account, loan_type");

    private final AccountDatabase account;

    private KeptTables(AccountDatabase account) {
        this.account = account;
    }

    /** Copies the present rows of the tables. Emptying the schema does not touch the copy. */
    public static KeptTables of(AccountDatabase account) {
        KeptTables kept = new KeptTables(account);
        kept.forget();
        KEYS.keySet()
                .forEach(table -> account.sql("CREATE TABLE kept_%1$s AS SELECT * FROM %1$s".formatted(table))
                        .update());
        return kept;
    }

    public void forget() {
        KEYS.keySet()
                .forEach(table ->
                        account.sql("DROP TABLE IF EXISTS kept_" + table).update());
    }

    /** The tables in which rows are missing, new or changed, with their number; a changed row counts twice. */
    public Map<String, Long> differing() {
        Map<String, Long> differing = new LinkedHashMap<>();
        KEYS.forEach((table, key) -> {
            long rows = differing(table, key);
            if (rows > 0) {
                differing.put(table, rows);
            }
        });
        return differing;
    }

    private long differing(String table, String key) {
        List<String> columns = account.sql(
                        "SELECT column_name FROM information_schema.columns WHERE table_schema = 'account' AND table_name = :t")
                .param("t", table)
                .query((row, n) -> row.getString(1))
                .list();
        String same = columns.stream()
                .map(column -> "a.%1$s <=> b.%1$s".formatted(column))
                .collect(Collectors.joining(" AND "));
        long alike = RunningSystem.count(account, """
                SELECT COUNT(*) FROM %1$s a JOIN kept_%1$s b USING (%2$s) WHERE %3$s
                """.formatted(table, key, same));
        return RunningSystem.count(
                account,
                "SELECT (SELECT COUNT(*) FROM %1$s) + (SELECT COUNT(*) FROM kept_%1$s) - 2 * %2$d"
                        .formatted(table, alike));
    }
}
