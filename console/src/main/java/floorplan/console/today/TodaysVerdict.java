package floorplan.console.today;

import floorplan.console.dayend.DayEndParts.DateRows;
import floorplan.console.operation.Reply;

/** The answer to "is everything all right?". */
public enum TodaysVerdict {
    FINE,
    NEEDS_A_PERSON,
    /** A part of the answer is missing. */
    UNKNOWN;

    /** Fine only if everything was asked and nothing waits. A date that is being closed needs nobody. */
    static TodaysVerdict of(Reply<Attention> attention, Reply<DateRows> dates) {
        if (attention.isKnown() && attention.known().waiting() > 0) {
            return NEEDS_A_PERSON;
        }
        return attention.isKnown() && dates.isKnown() ? FINE : UNKNOWN;
    }
}
