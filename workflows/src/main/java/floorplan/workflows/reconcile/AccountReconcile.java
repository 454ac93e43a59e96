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
    /** So many movements are compared at a time. */
    int MOVEMENTS_A_PAGE = 1_000;

    /** Notes that a reconciliation has begun. */
    @ActivityMethod(name = "BeginReconciliation")
    void begin(String id);

    /** What the next movements come to that are at least so old. Their range ends with the last one, and with nothing when no more follow. */
    @ActivityMethod(name = "AccountMovements")
    RangeDigest next(MovementSource source, String after, Duration age);

    /** The movements of a range, one by one. */
    @ActivityMethod(name = "AccountMovementsOfRange")
    List<Movement> movements(MovementRange range, Duration age);

    /** Those of the movements that the account side knows nothing of, however young. */
    @ActivityMethod(name = "UnknownToAccount")
    List<Movement> unknown(MovementSource source, List<Movement> movements);

    /**
     * Sends messages of applied repayments or reversals again.
     *
     * @return those that were not, because the credit side may have had an outcome for them and does not keep it so long
     */
    @ActivityMethod(name = "SendAgain")
    List<String> sendAgain(MovementSource source, List<String> messageIds);

    /** What should be used of each dealer's credit line, in cents. */
    @ActivityMethod(name = "PrincipalsOfDealers")
    Map<String, Long> principals(List<String> dealerIds);

    @ActivityMethod(name = "RecordDifferences")
    void record(String id, List<Difference> differences);

    @ActivityMethod(name = "FinishReconciliation")
    void finish(String id, ReconcileProgress result);
}
