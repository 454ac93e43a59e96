package floorplan.store.reconcile;

import floorplan.domain.credit.CreditOutcome;
import floorplan.domain.reconcile.ComparedMovements;
import floorplan.domain.reconcile.CreditLineSum;
import floorplan.domain.reconcile.Difference;
import floorplan.domain.reconcile.Movement;
import floorplan.domain.reconcile.MovementRange;
import floorplan.domain.reconcile.MovementSource;
import floorplan.domain.reconcile.RangeDigest;
import floorplan.store.database.ClmsDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The credit side's movements and lines. */
public final class CreditSums {
    private static final String LINES = """
            SELECT l.dealer_id, l.currency, l.credit_limit, l.used,
                COALESCE(SUM(CASE m.outcome WHEN 'RESERVED' THEN m.amount WHEN 'RESTORED' THEN -m.amount
                    WHEN 'REVERSED' THEN m.amount WHEN 'CORRECTED' THEN -m.amount ELSE 0 END), 0) AS moved,
                COALESCE(SUM(CASE WHEN m.outcome NOT IN ('DEAD_LETTER', 'DISCARDED') THEN 0
                    WHEN m.kind = 'REVERSAL' THEN -m.amount ELSE m.amount END), 0) AS held,
                COALESCE(SUM(m.beyond_limit IS NOT NULL), 0) > 0 AS reversed_beyond
            FROM credit_line l LEFT JOIN credit_log m ON m.dealer_id = l.dealer_id
            """;

    private static final int LINES_AT_ONCE = 10;

    private final ClmsDatabase database;

    /** @param database the clms schema */
    public CreditSums(ClmsDatabase database) {
        this.database = database;
    }

    private record MovementOutcome(Movement movement, CreditOutcome outcome) {
        boolean hasOutcome() {
            return outcome != CreditOutcome.DROPPED;
        }

        boolean isCarriedOut() {
            return switch (outcome) {
                case RESERVED, RESTORED, REVERSED, CORRECTED -> true;
                case RELEASED, DEAD_LETTER, DISCARDED, DROPPED -> false;
            };
        }
    }

    /** A digest of the range's movements that have an outcome; released reservations are left out. */
    public RangeDigest digest(MovementRange range) {
        return RangeDigest.of(
                range,
                in(range).stream()
                        .filter(MovementOutcome::hasOutcome)
                        .filter(logged -> logged.outcome() != CreditOutcome.RELEASED)
                        .map(MovementOutcome::movement)
                        .toList());
    }

    /** Compares a range with the account side's movements. */
    public ComparedMovements compare(MovementRange range, List<Movement> account) {
        Map<String, MovementOutcome> unnamed = new LinkedHashMap<>();
        in(range).forEach(logged -> unnamed.put(logged.movement().id(), logged));
        List<Movement> missing = new ArrayList<>();
        List<Difference> differing = new ArrayList<>();
        for (Movement movement : account) {
            MovementOutcome logged = unnamed.remove(movement.id());
            if (logged == null || !logged.hasOutcome()) {
                missing.add(movement);
            } else if (logged.outcome() == CreditOutcome.RELEASED
                    || !logged.movement().equals(movement)) {
                differing.add(difference(movement, logged));
            }
        }
        List<Movement> unknown = unnamed.values().stream()
                .filter(MovementOutcome::isCarriedOut)
                .map(MovementOutcome::movement)
                .toList();
        return new ComparedMovements(missing, unknown, differing);
    }

    private static Difference difference(Movement account, MovementOutcome credit) {
        return new Difference(
                Difference.DifferenceKind.MOVEMENT_DIFFERS,
                account.id(),
                account.dealerId(),
                account.currency(),
                account.cents(),
                credit.movement().cents(),
                "the account side has it for dealer " + account.dealerId() + " in " + account.currency()
                        + ", the credit side for dealer " + credit.movement().dealerId() + " in "
                        + credit.movement().currency() + ", " + credit.outcome());
    }

    private List<MovementOutcome> in(MovementRange range) {
        return database.sql("""
                        SELECT message_id, outcome, dealer_id, currency, amount FROM credit_log
                        WHERE message_id > :after AND message_id <= :through AND kind = :kind AND dealer_id IS NOT NULL
                        ORDER BY message_id
                        """)
                .param("after", range.after().isEmpty() ? range.source().beforeFirst() : range.after())
                .param("through", range.through() == null ? range.source().behindLast() : range.through())
                .param("kind", kind(range.source()))
                .query((row, n) -> logged(row))
                .list();
    }

    private static String kind(MovementSource source) {
        return switch (source) {
            case RESTORATIONS -> "RESTORATION";
            case REVERSALS -> "REVERSAL";
            case CORRECTIONS -> "CORRECTION";
            case RESERVATIONS -> "RESERVATION";
        };
    }

    private static MovementOutcome logged(ResultSet row) throws SQLException {
        return new MovementOutcome(
                new Movement(
                        row.getString("message_id"),
                        row.getString("dealer_id"),
                        String.valueOf(row.getString("currency")),
                        row.getLong("amount")),
                CreditOutcome.valueOf(row.getString("outcome")));
    }

    /**
     * The next lines by dealer; at least one if any is left. Each line is summed over all of its movements, so the
     * elapsed time also limits the number of lines.
     *
     * @param enough time after which no further lines are read
     */
    public List<CreditLineSum> lines(String afterDealer, int most, Duration enough) {
        long end = System.nanoTime() + enough.toNanos();
        // The lines first: a join of all of them would add up the whole log for each page.
        List<String> dealers = database.sql(
                        "SELECT dealer_id FROM credit_line WHERE dealer_id > :after ORDER BY dealer_id LIMIT :most")
                .param("after", afterDealer)
                .param("most", most)
                .query((row, n) -> row.getString("dealer_id"))
                .list();
        List<CreditLineSum> lines = new ArrayList<>();
        for (int next = 0; next < dealers.size() && (next == 0 || System.nanoTime() < end); next += LINES_AT_ONCE) {
            lines.addAll(linesOf(dealers.subList(next, Math.min(next + LINES_AT_ONCE, dealers.size()))));
        }
        return lines;
    }

    public List<CreditLineSum> linesOf(Collection<String> dealerIds) {
        if (dealerIds.isEmpty()) {
            return List.of();
        }
        return database.sql(
                        LINES
                                + "WHERE l.dealer_id IN (:dealers) GROUP BY l.dealer_id, l.currency, l.credit_limit, l.used ORDER BY l.dealer_id")
                .param("dealers", dealerIds)
                .query((row, n) -> new CreditLineSum(
                        row.getString("dealer_id"),
                        row.getString("currency"),
                        row.getLong("credit_limit"),
                        row.getLong("used"),
                        row.getLong("moved"),
                        row.getLong("held"),
                        row.getBoolean("reversed_beyond")))
                .list();
    }
}
