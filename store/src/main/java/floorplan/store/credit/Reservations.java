package floorplan.store.credit;

import floorplan.domain.credit.CreditOutcome;
import floorplan.domain.credit.ReservationId;
import floorplan.store.database.ClmsDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Credit that an import's new loans draw: one log row per import and dealer, reserved or given back. */
public final class Reservations {
    private final ClmsDatabase database;
    private final Consumer<String> changes;
    private final CreditLog log;

    public Reservations(ClmsDatabase database, Consumer<String> changes) {
        this.changes = changes;
        this.database = database;
        this.log = new CreditLog(database);
    }

    /** The sum that one dealer's new loans draw; {@code cents} is above 0. */
    public record Draw(String dealerId, String currency, long cents) {}

    /** The reason why a draw is refused. */
    public sealed interface DrawRefusal {
        Draw draw();

        record UnknownDealer(Draw draw) implements DrawRefusal {}

        record WrongCurrency(Draw draw, CreditLine line) implements DrawRefusal {}

        record BeyondLimit(Draw draw, CreditLine line) implements DrawRefusal {
            public long cents() {
                return Math.subtractExact(draw.cents(), line.available());
            }
        }

        record Released(Draw draw) implements DrawRefusal {}
    }

    /**
     * Reserves all draws or none; those reserved before stay as they are.
     *
     * @param draws each dealer once
     * @return why nothing new was reserved, by dealer; empty when all is reserved
     * @throws IllegalStateException when the same import reserved another amount for a dealer before
     * @throws floorplan.store.NotYet if another transaction keeps one of the dealers' lines locked
     */
    public List<DrawRefusal> reserve(String importId, Collection<Draw> draws) {
        return database.inTransaction(() -> reserveAll(importId, draws));
    }

    /**
     * Reserves draws whose reservation was lost, each dealer by itself, and beyond the limit if need be: the loans
     * exist.
     *
     * @param draws each dealer once
     * @return the refusals, by dealer
     * @throws IllegalStateException when the same import reserved another amount for a dealer before
     * @throws floorplan.store.NotYet if another transaction keeps one of the dealers' lines locked
     */
    public List<DrawRefusal> reserveAgain(String importId, Collection<Draw> draws) {
        return database.inTransaction(() -> {
            CreditLines lines = CreditLines.lock(
                    database, changes, draws.stream().map(Draw::dealerId).toList());
            Map<String, LoggedMovement> logged = log.find(
                    draws.stream().map(draw -> key(importId, draw.dealerId())).toList());
            List<DrawRefusal> refusals = new ArrayList<>();
            List<@Nullable Object[]> rows = new ArrayList<>();
            for (Draw draw : draws) {
                String key = key(importId, draw.dealerId());
                LoggedMovement row = logged.get(key);
                if (row != null && row.outcome() == CreditOutcome.RESERVED) {
                    requireSameAmount(key, row, draw);
                    continue;
                }
                switch (row != null ? new DrawRefusal.Released(draw) : refusal(lines, draw)) {
                    case null -> rows.add(reserved(key, draw, useBeyond(lines, draw, 0)));
                    case DrawRefusal.BeyondLimit beyond ->
                        rows.add(reserved(key, draw, useBeyond(lines, draw, beyond.cents())));
                    case DrawRefusal refused -> refusals.add(refused);
                }
            }
            insert(rows);
            lines.save();
            return refusals;
        });
    }

    /** Uses a line for a draw. Returns {@code beyond}, the cents beyond the line's limit; null for 0. */
    private static @Nullable Long useBeyond(CreditLines lines, Draw draw, long beyond) {
        lines.use(Objects.requireNonNull(lines.of(draw.dealerId())), draw.cents());
        return beyond == 0 ? null : beyond;
    }

    private static @Nullable Object[] reserved(String key, Draw draw, @Nullable Long beyond) {
        return new @Nullable Object[] {
            key, CreditOutcome.RESERVED.name(), draw.dealerId(), draw.currency(), draw.cents(), beyond
        };
    }

    private List<DrawRefusal> reserveAll(String importId, Collection<Draw> draws) {
        Map<String, Draw> byKey = new TreeMap<>();
        draws.forEach(draw -> byKey.put(key(importId, draw.dealerId()), draw));
        CreditLines lines = CreditLines.lock(
                database, changes, draws.stream().map(Draw::dealerId).toList());
        Map<String, LoggedMovement> logged = log.find(byKey.keySet());
        List<DrawRefusal> refusals = new ArrayList<>();
        List<@Nullable Object[]> rows = new ArrayList<>();
        byKey.forEach((key, draw) -> {
            LoggedMovement row = logged.get(key);
            if (row != null && row.outcome() == CreditOutcome.RESERVED) {
                requireSameAmount(key, row, draw);
                return;
            }
            DrawRefusal refusal = row != null ? new DrawRefusal.Released(draw) : use(lines, draw);
            if (refusal != null) {
                refusals.add(refusal);
            }
            rows.add(reserved(key, draw, null));
        });
        if (refusals.isEmpty()) {
            insert(rows);
            lines.save();
        }
        return refusals;
    }

    private static @Nullable DrawRefusal use(CreditLines lines, Draw draw) {
        DrawRefusal refusal = refusal(lines, draw);
        if (refusal == null) {
            lines.use(Objects.requireNonNull(lines.of(draw.dealerId())), draw.cents());
        }
        return refusal;
    }

    private static @Nullable DrawRefusal refusal(CreditLines lines, Draw draw) {
        CreditLine line = lines.of(draw.dealerId());
        if (line == null) {
            return new DrawRefusal.UnknownDealer(draw);
        }
        if (!line.currency().equals(draw.currency())) {
            return new DrawRefusal.WrongCurrency(draw, line);
        }
        if (draw.cents() > line.available()) {
            return new DrawRefusal.BeyondLimit(draw, line);
        }
        return null;
    }

    private static void requireSameAmount(String key, LoggedMovement row, Draw draw) {
        if (row.cents() != draw.cents()) {
            throw new IllegalStateException(
                    key + " has reserved " + row.cents() + " cents and now asks for " + draw.cents());
        }
    }

    /**
     * Gives back the import's reservations for these dealers. If there is none yet, a tombstone makes a later one lose.
     *
     * @throws floorplan.store.NotYet if another transaction keeps one of the dealers' lines locked
     */
    public void release(String importId, Collection<String> dealerIds) {
        database.inTransaction(() -> releaseAll(importId, new TreeSet<>(dealerIds)));
    }

    private void releaseAll(String importId, SortedSet<String> dealerIds) {
        CreditLines lines = CreditLines.lock(database, changes, dealerIds);
        Map<String, LoggedMovement> logged =
                log.find(dealerIds.stream().map(dealer -> key(importId, dealer)).toList());
        List<@Nullable Object[]> tombstones = new ArrayList<>();
        List<Object[]> given = new ArrayList<>();
        for (String dealerId : dealerIds) {
            String key = key(importId, dealerId);
            LoggedMovement row = logged.get(key);
            if (row == null) {
                tombstones.add(new @Nullable Object[] {key, CreditOutcome.RELEASED.name(), dealerId, null, 0L, null});
            } else if (row.outcome() == CreditOutcome.RESERVED) {
                lines.use(Objects.requireNonNull(lines.of(dealerId)), -row.cents());
                given.add(new Object[] {key});
            }
        }
        insert(tombstones);
        if (!given.isEmpty()) {
            database.batch(
                    "UPDATE credit_log SET outcome = 'RELEASED', finished_at = UTC_TIMESTAMP(6) WHERE message_id = ?",
                    given);
        }
        lines.save();
    }

    private void insert(List<@Nullable Object[]> rows) {
        if (!rows.isEmpty()) {
            database.batch("""
                    INSERT INTO credit_log (message_id, kind, outcome, dealer_id, currency, amount, beyond_limit, created_at,
                        finished_at)
                    VALUES (?, 'RESERVATION', ?, ?, ?, ?, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
                    """, rows);
        }
    }

    private static String key(String importId, String dealerId) {
        return new ReservationId(importId, dealerId).text();
    }
}
