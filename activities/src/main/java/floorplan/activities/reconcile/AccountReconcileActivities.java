package floorplan.activities.reconcile;

import floorplan.activities.EachAlone;
import floorplan.domain.credit.CreditMovement;
import floorplan.domain.credit.CreditMovement.MovementKind;
import floorplan.domain.reconcile.Difference;
import floorplan.domain.reconcile.Movement;
import floorplan.domain.reconcile.MovementRange;
import floorplan.domain.reconcile.MovementSource;
import floorplan.domain.reconcile.RangeDigest;
import floorplan.store.message.CreditPublisher;
import floorplan.store.message.SendHashes;
import floorplan.store.reconcile.AccountMovements;
import floorplan.store.reconcile.Reconciliations;
import floorplan.store.repayment.AppliedRepayments;
import floorplan.workflows.LogIds;
import floorplan.workflows.reconcile.AccountReconcile;
import floorplan.workflows.reconcile.ReconcileProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The account side's part of a reconciliation on the real servers. */
public final class AccountReconcileActivities implements AccountReconcile {
    private static final Logger LOG = LoggerFactory.getLogger(AccountReconcileActivities.class);

    private final AccountMovements movements;
    private final AppliedRepayments applied;
    private final SendHashes hashes;
    private final CreditPublisher publisher;
    private final Reconciliations reconciliations;
    private final EachAlone each;
    private final Duration retention;

    /** @param retention the least time for which the credit side keeps its log */
    public AccountReconcileActivities(
            AccountMovements movements,
            AppliedRepayments applied,
            SendHashes hashes,
            CreditPublisher publisher,
            Reconciliations reconciliations,
            EachAlone each,
            Duration retention) {
        this.movements = movements;
        this.applied = applied;
        this.hashes = hashes;
        this.publisher = publisher;
        this.reconciliations = reconciliations;
        this.each = each;
        this.retention = retention;
    }

    @Override
    public void begin(String id) {
        reconciliations.begin(id);
    }

    @Override
    public RangeDigest next(MovementSource source, String after, Duration age) {
        List<Movement> page = movements.in(new MovementRange(source, after, null), age, MOVEMENTS_A_PAGE);
        String through = page.size() < MOVEMENTS_A_PAGE ? null : page.getLast().id();
        return RangeDigest.of(new MovementRange(source, after, through), page);
    }

    @Override
    public List<Movement> movements(MovementRange range, Duration age) {
        return movements.in(range, age, MOVEMENTS_A_PAGE);
    }

    @Override
    public List<Movement> unknown(MovementSource source, List<Movement> named) {
        Set<String> known = known(source, named.stream().map(Movement::id).toList());
        return named.stream().filter(movement -> !known.contains(movement.id())).toList();
    }

    private Set<String> known(MovementSource source, Collection<String> ids) {
        return switch (source) {
            case RESTORATIONS, REVERSALS, CORRECTIONS -> new HashSet<>(applied.among(ids));
            case RESERVATIONS -> movements.ofLivingImports(ids);
        };
    }

    @Override
    public List<String> sendAgain(MovementSource source, List<String> messageIds) {
        MovementKind kind = switch (source) {
            case RESTORATIONS -> MovementKind.RESTORATION;
            case REVERSALS -> MovementKind.REVERSAL;
            case CORRECTIONS -> MovementKind.CORRECTION;
            case RESERVATIONS -> throw new IllegalArgumentException("reservations are made anew, not sent again");
        };
        List<CreditMovement> sent = each.done(
                movements.messages(kind, messageIds, retention), CreditMovement::messageId, this::isSentAgain);
        List<String> unsent = new ArrayList<>(messageIds);
        unsent.removeAll(sent.stream().map(CreditMovement::messageId).toList());
        LOG.warn(
                "Messages of kind {} had no outcome on the credit side: {}. The recent ones are sent again",
                kind,
                LogIds.some(messageIds));
        return unsent;
    }

    private boolean isSentAgain(CreditMovement message) {
        hashes.promote(message);
        publisher.publish(message);
        return true;
    }

    @Override
    public Map<String, Long> principals(List<String> dealerIds) {
        return movements.principals(dealerIds);
    }

    @Override
    public void record(String id, List<Difference> differences) {
        reconciliations.record(id, differences);
        if (!differences.isEmpty()) {
            String found = LogIds.some(differences.stream()
                    .map(one -> one.kind() + " " + one.subject())
                    .toList());
            LOG.warn("Reconciliation found {} differences that wait for a person: {}", differences.size(), found);
        }
    }

    @Override
    public void finish(String id, ReconcileProgress result) {
        reconciliations.finish(id, result.totals(), result.sentAgain(), result.reservedAgain(), result.marksRemoved());
    }
}
