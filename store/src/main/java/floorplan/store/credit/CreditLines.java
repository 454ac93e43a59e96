package floorplan.store.credit;

import floorplan.store.cache.Changes;
import floorplan.store.database.ClmsDatabase;
import floorplan.store.database.RowLock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Credit lines held by one transaction: locked together, changed in memory, written together. */
final class CreditLines {
    private static final String LINES =
            "SELECT dealer_id, currency, credit_limit, used FROM credit_line WHERE dealer_id IN (:dealers)";

    private final ClmsDatabase database;
    private final Consumer<String> announced;
    private final Map<String, CreditLine> locked = new HashMap<>();
    private final Map<String, Long> changes = new TreeMap<>();

    private CreditLines(ClmsDatabase database, Consumer<String> announced, List<CreditLine> lines) {
        this.database = database;
        this.announced = announced;
        lines.forEach(line -> locked.put(line.dealerId(), line));
    }

    /**
     * Locks the lines of these dealers in the order of their ids, so that two transactions never deadlock.
     *
     * @param announced receives the dealer of each changed line, before the change and again after the commit; must not
     *     block
     * @throws floorplan.store.NotYet if another transaction keeps one of them locked
     */
    static CreditLines lock(ClmsDatabase database, Consumer<String> announced, Collection<String> dealerIds) {
        List<CreditLine> lines = database.locking(
                dealerIds.size() == 1
                        ? "the credit line of dealer " + dealerIds.iterator().next()
                        : "a dealer's credit line",
                LINES + " ORDER BY dealer_id",
                RowLock.EXCLUSIVE,
                query -> read(query, dealerIds));
        return new CreditLines(database, announced, lines);
    }

    /** Locks the lines among these that no other transaction holds; never waits. */
    static CreditLines lockFree(ClmsDatabase database, Consumer<String> announced, Collection<String> dealerIds) {
        List<CreditLine> lines = read(database.sql(LINES + " ORDER BY dealer_id FOR UPDATE SKIP LOCKED"), dealerIds);
        return new CreditLines(database, announced, lines);
    }

    private static List<CreditLine> read(JdbcClient.StatementSpec select, Collection<String> dealerIds) {
        return select.param("dealers", new TreeSet<>(dealerIds))
                .query((row, n) -> new CreditLine(
                        row.getString("dealer_id"),
                        row.getString("currency"),
                        row.getLong("credit_limit"),
                        row.getLong("used")))
                .list();
    }

    /** The dealers among these whose line another transaction holds: it exists and is not locked here. */
    Set<String> heldByOthers(Collection<String> dealerIds) {
        Set<String> missing = new TreeSet<>(dealerIds);
        missing.removeAll(locked.keySet());
        return missing.isEmpty()
                ? Set.of()
                : read(database.sql(LINES), missing).stream()
                        .map(CreditLine::dealerId)
                        .collect(Collectors.toSet());
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

    /** Writes the changed lines. */
    void save() {
        List<Object[]> rows = new ArrayList<>();
        changes.forEach((dealerId, change) -> rows.add(new Object[] {change, dealerId}));
        if (!rows.isEmpty()) {
            Changes.announce(announced, changes.keySet());
            database.batch("UPDATE credit_line SET used = used + ?, version = version + 1 WHERE dealer_id = ?", rows);
        }
    }
}
