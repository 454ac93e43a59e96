package floorplan.store.credit;

import floorplan.store.cache.Changes;
import floorplan.store.database.ClmsDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Credit lines held by one transaction: locked together, changed in memory, written together. */
final class CreditLines {
    private final ClmsDatabase database;
    private final Consumer<String> announced;
    private final Map<String, CreditLine> locked = new HashMap<>();
    private final Map<String, Long> changes = new TreeMap<>();

    private CreditLines(ClmsDatabase database, Consumer<String> announced) {
        this.database = database;
        this.announced = announced;
    }

    /**
     * Locks the lines of these dealers, in the order of their ids so that two transactions never wait for each other.
     *
     * @param announced told a dealer whose line changes, before that and again when it is committed; must not wait for anything
     */
    static CreditLines lock(ClmsDatabase database, Consumer<String> announced, Collection<String> dealerIds) {
        CreditLines lines = new CreditLines(database, announced);
        database.sql("""
                        SELECT dealer_id, currency, credit_limit, used FROM credit_line
                        WHERE dealer_id IN (:dealers) ORDER BY dealer_id FOR UPDATE
                        """)
                .param("dealers", new TreeSet<>(dealerIds))
                .query((row, n) -> new CreditLine(
                        row.getString("dealer_id"),
                        row.getString("currency"),
                        row.getLong("credit_limit"),
                        row.getLong("used")))
                .list()
                .forEach(line -> lines.locked.put(line.dealerId(), line));
        return lines;
    }

    /** The line as changed so far; null when the dealer has none. */
    @Nullable
    CreditLine of(String dealerId) {
        return locked.get(dealerId);
    }

    /** Uses more of a line, or less when the change is below zero. */
    void use(CreditLine line, long change) {
        locked.put(line.dealerId(), line.withUsed(Math.addExact(line.used(), change)));
        changes.merge(line.dealerId(), change, Math::addExact);
    }

    /** Writes what was changed. */
    void save() {
        List<Object[]> rows = new ArrayList<>();
        changes.forEach((dealerId, change) -> rows.add(new Object[] {change, dealerId}));
        if (!rows.isEmpty()) {
            Changes.announce(announced, changes.keySet());
            database.batch("UPDATE credit_line SET used = used + ?, version = version + 1 WHERE dealer_id = ?", rows);
        }
    }
}
