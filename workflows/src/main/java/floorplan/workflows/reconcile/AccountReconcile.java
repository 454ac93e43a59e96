package floorplan.workflows.reconcile;

import floorplan.domain.reconcile.Difference;
import floorplan.domain.reconcile.Movement;
import floorplan.domain.reconcile.MovementRange;
import floorplan.domain.reconcile.MovementSource;
import floorplan.domain.reconcile.RangeDigest;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The account side's part of a reconciliation, on task queue `account`. Each step may run twice. */
@ActivityInterface
public interface AccountReconcile {
    /** The number of movements that are compared at a time. */
    int MOVEMENTS_A_PAGE = 1_000;

    /** Notes that a reconciliation has begun. */
    @ActivityMethod(name = "BeginReconciliation")
    void begin(String id);

    /**
     * A digest of the next movements that are at least as old as {@code age}. The range of the digest ends with the
     * last of them; if no more follow, it has no end.
     */
    @ActivityMethod(name = "AccountMovements")
    RangeDigest next(MovementSource source, String after, Duration age);

    /** The movements of a range, one by one. */
    @ActivityMethod(name = "AccountMovementsOfRange")
    List<Movement> movements(MovementRange range, Duration age);

    /** The movements that the account side does not know, regardless of their age. */
    @ActivityMethod(name = "UnknownToAccount")
    List<Movement> unknown(MovementSource source, List<Movement> movements);

    /**
     * Sends messages of applied repayments, reversals or corrections again.
     *
     * @return the ids of the messages that were not sent: they are so old that the credit side may have deleted their
     *     outcome, or sending them failed unexpectedly
     */
    @ActivityMethod(name = "SendAgain")
    List<String> sendAgain(MovementSource source, List<String> messageIds);

    /** The amount that should be used of each dealer's credit line, in cents. */
    @ActivityMethod(name = "PrincipalsOfDealers")
    Map<String, Long> principals(List<String> dealerIds);

    @ActivityMethod(name = "RecordDifferences")
    void record(String id, List<Difference> differences);

    @ActivityMethod(name = "FinishReconciliation")
    void finish(String id, ReconcileProgress result);
}
