package floorplan.store.reconcile;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.credit.CreditMovement.MovementKind;
import floorplan.domain.credit.MessageId;
import floorplan.domain.credit.ReservationId;
import floorplan.domain.money.Money;
import floorplan.domain.reconcile.Movement;
import floorplan.domain.reconcile.MovementRange;
import floorplan.store.database.AccountDatabase;
import floorplan.store.loan.VisibleLoans;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The movements of credit that follow from the account side's logs and loans. */
public final class AccountMovements {
    private final AccountDatabase database;

    /** @param database the account schema */
    public AccountMovements(AccountDatabase database) {
        this.database = database;
    }

    /** Movements of a range that are at least {@code age} old, by id. */
    public List<Movement> in(MovementRange range, Duration age, int most) {
        return switch (range.source()) {
            case RESTORATIONS -> logged(MovementKind.RESTORATION, range, age, most);
            case REVERSALS -> logged(MovementKind.REVERSAL, range, age, most);
            case CORRECTIONS -> logged(MovementKind.CORRECTION, range, age, most);
            case RESERVATIONS -> reservations(range, age, most);
        };
    }

    private List<Movement> logged(MovementKind kind, MovementRange range, Duration age, int most) {
        return database.sql(MovementLog.of(kind).range())
                .param("micros", age.toNanos() / 1_000)
                .param("after", sourceId(range.after()))
                .param("through", range.through() == null ? null : sourceId(range.through()))
                .param("most", most)
                .query((row, n) -> new Movement(
                        new MessageId(kind, row.getString("id")).text(),
                        row.getString("dealer_id"),
                        row.getString("currency"),
                        row.getLong("credit")))
                .list();
    }

    private static String sourceId(String messageId) {
        return MessageId.parse(messageId).sourceId();
    }

    private List<Movement> reservations(MovementRange range, Duration age, int most) {
        ReservationId after = range.after().isEmpty() ? new ReservationId("", "") : ReservationId.parse(range.after());
        List<Movement> found = new ArrayList<>();
        Optional<CompletedImport> next = importFrom(after.importId(), age);
        while (next.isPresent() && found.size() < most && !isBehind(next.get(), range.through())) {
            CompletedImport one = next.get();
            found.addAll(ofImport(one, one.id().equals(after.importId()) ? after.dealerId() : "", most - found.size()));
            next = importFrom(one.id() + "!", age);
        }
        found.removeIf(movement -> range.through() != null && movement.id().compareTo(range.through()) > 0);
        return found;
    }

    private record CompletedImport(String id, long seq) {}

    private static boolean isBehind(CompletedImport one, @Nullable String through) {
        return through != null
                && one.id().compareTo(ReservationId.parse(through).importId()) > 0;
    }

    private Optional<CompletedImport> importFrom(String id, Duration age) {
        return database.sql("""
                        SELECT id, seq FROM import
                        WHERE kind = 'LOANS' AND status = 'COMPLETED' AND id >= :from
                            AND finished_at < UTC_TIMESTAMP(6) - INTERVAL :micros MICROSECOND
                        ORDER BY id LIMIT 1
                        """)
                .param("from", id)
                .param("micros", age.toNanos() / 1_000)
                .query((row, n) -> new CompletedImport(row.getString("id"), row.getLong("seq")))
                .optional();
    }

    private List<Movement> ofImport(CompletedImport one, String afterDealer, int most) {
        return database.sql("""
                        SELECT dealer_id, MIN(currency) AS currency, SUM(drawn) AS drawn FROM loan
                        WHERE import_seq = :seq AND dealer_id > :after
                        GROUP BY dealer_id ORDER BY dealer_id LIMIT :most
                        """)
                .param("seq", one.seq())
                .param("after", afterDealer)
                .param("most", most)
                .query((row, n) -> new Movement(
                        new ReservationId(one.id(), row.getString("dealer_id")).text(),
                        row.getString("dealer_id"),
                        row.getString("currency"),
                        row.getLong("drawn")))
                .list();
    }

    /** The reservation ids among these whose import is not refused. */
    public Set<String> ofLivingImports(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        Set<String> living = new HashSet<>(database.sql(
                        "SELECT id FROM import WHERE id IN (:ids) AND status <> 'REFUSED'")
                .param("ids", ids.stream().map(AccountMovements::importId).toList())
                .query((row, n) -> row.getString("id"))
                .list());
        return ids.stream().filter(id -> living.contains(importId(id))).collect(Collectors.toSet());
    }

    private static String importId(String reservationId) {
        return ReservationId.parse(reservationId).importId();
    }

    /**
     * The messages of the repayments, reversals or corrections among these that were applied at most {@code within}
     * ago.
     */
    public List<CreditMovement> messages(MovementKind kind, Collection<String> messageIds, Duration within) {
        if (messageIds.isEmpty()) {
            return List.of();
        }
        return database.sql(MovementLog.of(kind).younger())
                .param("micros", within.toNanos() / 1_000)
                .param(
                        "ids",
                        messageIds.stream().map(AccountMovements::sourceId).toList())
                .query((row, n) -> message(kind, row))
                .list();
    }

    private static CreditMovement message(MovementKind kind, ResultSet row) throws SQLException {
        return new CreditMovement(
                kind,
                row.getString("id"),
                row.getString("loan_no"),
                row.getString("dealer_id"),
                new Money(Currency.getInstance(row.getString("currency")), row.getLong("credit")),
                row.getObject("counts_from", LocalDate.class));
    }

    /**
     * The amount of each dealer's credit line that should be in use, in cents: the principal left on the dealer's
     * loans, as if repayments, reversals and requested corrections that are not yet sent had not been applied.
     */
    public Map<String, Long> principals(Collection<String> dealerIds) {
        Map<String, Long> sums = new HashMap<>();
        dealerIds.forEach(dealer -> sums.put(dealer, 0L));
        for (String sql : List.of("""
                SELECT l.dealer_id, SUM(l.principal) AS cents %s
                WHERE l.dealer_id IN (:dealers) GROUP BY l.dealer_id
                """.formatted(VisibleLoans.FROM), """
                SELECT l.dealer_id, SUM(COALESCE(r.credit, r.principal)) AS cents FROM repayment_log r JOIN loan l ON l.id = r.loan_id
                WHERE r.sent_at IS NULL AND r.status IN ('APPLIED', 'REVERSED') AND l.dealer_id IN (:dealers)
                GROUP BY l.dealer_id
                """, """
                SELECT l.dealer_id, -SUM(COALESCE(v.credit, r.principal)) AS cents
                FROM reversal_log v JOIN repayment_log r ON r.id = v.repayment_id JOIN loan l ON l.id = r.loan_id
                WHERE v.sent_at IS NULL AND v.status = 'APPLIED' AND l.dealer_id IN (:dealers) GROUP BY l.dealer_id
                """, """
                SELECT l.dealer_id, SUM(q.credit) AS cents FROM correction_request q JOIN loan l ON l.id = q.loan_id
                WHERE q.sent_at IS NULL AND q.status = 'APPLIED' AND l.dealer_id IN (:dealers) GROUP BY l.dealer_id
                """)) {
            database.sql(sql).param("dealers", dealerIds).query(row -> {
                sums.merge(row.getString("dealer_id"), row.getLong("cents"), Math::addExact);
            });
        }
        return sums;
    }
}
