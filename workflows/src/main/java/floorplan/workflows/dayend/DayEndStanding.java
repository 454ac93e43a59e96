package floorplan.workflows.dayend;

import floorplan.domain.dayend.DayEndStatus;
import org.jspecify.annotations.Nullable;

/**
 * The state of a date according to the database.
 *
 * @param closed true if the open date has moved past the date
 * @param status the result of the newest trial balance; null before the first one
 * @param accepted true if a person has accepted that result
 */
public record DayEndStanding(boolean closed, @Nullable DayEndStatus status, boolean accepted) {
    /**
     * True if the date is settled: its books are closed, and its newest trial balance holds or a person has accepted
     * its differences. Later dates may then be closed.
     */
    public boolean settled() {
        return status != null && (status != DayEndStatus.UNBALANCED || accepted);
    }
}
