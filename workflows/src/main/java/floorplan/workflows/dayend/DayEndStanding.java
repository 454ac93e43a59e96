package floorplan.workflows.dayend;

import floorplan.domain.dayend.DayEndStatus;
import org.jspecify.annotations.Nullable;

/**
 * How the database says a date stands.
 *
 * @param closed whether the open date has moved past it
 * @param status what the newest trial balance came to; null before the first one
 * @param accepted whether a person has accepted that
 */
public record DayEndStanding(boolean closed, @Nullable DayEndStatus status, boolean accepted) {
    /** Whether later dates may be closed. */
    public boolean settled() {
        return status != null && (status != DayEndStatus.UNBALANCED || accepted);
    }
}
