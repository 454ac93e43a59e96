package floorplan.workflows.reconcile;

import floorplan.domain.reconcile.ComparedMovements;
import floorplan.domain.reconcile.CreditLineSum;
import floorplan.domain.reconcile.Movement;
import floorplan.domain.reconcile.MovementRange;
import floorplan.domain.reconcile.RangeDigest;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The credit side's part of a reconciliation, on task queue `clms`. Each step may run twice. */
@ActivityInterface
public interface CreditReconcile {
    int LINES_A_PAGE = 500;

    /** What the log has an outcome for in a range. */
    @ActivityMethod(name = "CreditMovements")
    RangeDigest digest(MovementRange range);

    /** @param account what the account side has in the range */
    @ActivityMethod(name = "CompareMovements")
    ComparedMovements compare(MovementRange range, List<Movement> account);

    /**
     * The next lines, by dealer: as many as can be added up in a few seconds, at least one.
     *
     * @param afterDealer empty to begin with
     * @return at most {@link #LINES_A_PAGE}; none when none follow
     */
    @ActivityMethod(name = "CreditLines")
    List<CreditLineSum> lines(String afterDealer);

    @ActivityMethod(name = "CreditLinesOfDealers")
    List<CreditLineSum> linesOf(List<String> dealerIds);

    /** Forgets of some messages that they were sent, when their outcome is logged. */
    @ActivityMethod(name = "ForgetLogged")
    MarksPage forgetLogged(@Nullable String after);
}
