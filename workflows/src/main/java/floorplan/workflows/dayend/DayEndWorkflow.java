package floorplan.workflows.dayend;

import floorplan.domain.dayend.DayEndStatus;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Closes the books of one date: its loans are accrued, type by type, then the open date moves, then the books are checked. A date whose books do not balance waits here, visible, for a person.
 * The database is the truth; this workflow can be lost and started again at any point.
 */
@WorkflowInterface
public interface DayEndWorkflow {
    /** @return how the date stands when it is settled; UNBALANCED only if a person has accepted that */
    @WorkflowMethod(name = "DayEnd")
    DayEndStatus close(LocalDate date);

    /**
     * Asks for the failed loans to be run again, and then the checks.
     *
     * @param by who asks; null in histories that are older than it
     */
    @SignalMethod(name = "CheckAgain")
    void checkAgain(@Nullable String by);

    /**
     * Says that a person's acceptance is recorded.
     *
     * @param by who accepts; null in histories that are older than it
     */
    @SignalMethod(name = "Accepted")
    void accepted(@Nullable String by);

    /** From a loan type's child: how far it is. */
    @SignalMethod(name = "Progressed")
    void progressed(TypeProgress progress);

    /** How far each loan type is. */
    @QueryMethod(name = "Progress")
    List<TypeProgress> progress();

    static String workflowId(LocalDate date) {
        return "day-end:" + date;
    }
}
