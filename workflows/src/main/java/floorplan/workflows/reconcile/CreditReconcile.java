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

    /** A digest of the movements in a range that have an outcome in the log, except released reservations. */
    @ActivityMethod(name = "CreditMovements")
    RangeDigest digest(MovementRange range);

    /** @param account the account side's movements in the range */
    @ActivityMethod(name = "CompareMovements")
    ComparedMovements compare(MovementRange range, List<Movement> account);

    /**
     * The next credit lines, by dealer: as many as can be summed in about ten seconds, at least one.
     *
     * @param afterDealer the last dealer of the page before; empty for the first page
     * @return at most {@link #LINES_A_PAGE}; empty if no line follows
     */
    @ActivityMethod(name = "CreditLines")
    List<CreditLineSum> lines(String afterDealer);

    @ActivityMethod(name = "CreditLinesOfDealers")
    List<CreditLineSum> linesOf(List<String> dealerIds);

    /** Deletes the marks of a page of sent messages whose outcome is logged. */
    @ActivityMethod(name = "ForgetLogged")
    MarksPage forgetLogged(@Nullable String after);
}
