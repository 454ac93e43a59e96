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
 * Closes the books of one date: it accrues the loans, type by type, then moves the open date, then checks the books. A
 * date whose books do not balance waits here, visibly, for a person. The database is the truth; this workflow can be
 * lost and restarted at any point.
 */
@WorkflowInterface
public interface DayEndWorkflow {
    /** @return the status of the settled date; UNBALANCED only if a person has accepted it */
    @WorkflowMethod(name = "DayEnd")
    DayEndStatus close(LocalDate date);

    /**
     * Asks the day-end to accrue the failed loans again and then to repeat the checks.
     *
     * @param by the person who asks; null in histories that are older than this argument
     */
    @SignalMethod(name = "CheckAgain")
    void checkAgain(@Nullable String by);

    /**
     * Asks the day-end to repeat the checks, after failed loans were accrued by a bulk retry.
     *
     * @param by the person who asked for the retry
     */
    @SignalMethod(name = "Recheck")
    void recheck(String by);

    /**
     * Signals that a person's acceptance is recorded.
     *
     * @param by the person who accepts; null in histories that are older than this argument
     */
    @SignalMethod(name = "Accepted")
    void accepted(@Nullable String by);

    /** Receives the progress of a loan type from its child workflow. */
    @SignalMethod(name = "Progressed")
    void progressed(TypeProgress progress);

    /** The progress of each loan type. */
    @QueryMethod(name = "Progress")
    List<TypeProgress> progress();

    static String workflowId(LocalDate date) {
        return "day-end:" + date;
    }
}
