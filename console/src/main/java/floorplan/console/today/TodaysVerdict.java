package floorplan.console.today;

import floorplan.console.dayend.DayEndParts.DateRows;
import floorplan.console.operation.Reply;

/** The answer to "is everything all right?". */
public enum TodaysVerdict {
    FINE,
    NEEDS_A_PERSON,
    /** A part of the answer is missing. */
    UNKNOWN;

    /**
     * Fine only if every reply is known, nothing waits, and every server has answered within the last minute. A date
     * that is being closed needs nobody.
     */
    static TodaysVerdict of(Reply<Attention> attention, Reply<DateRows> dates, Reply<NeededServers> servers) {
        if ((attention.isKnown() && attention.known().waiting() > 0)
                || (servers.isKnown() && servers.known().oneIsSilent())) {
            return NEEDS_A_PERSON;
        }
        boolean allKnown = attention.isKnown() && dates.isKnown() && servers.isKnown();
        return allKnown && servers.known().allAnswer() ? FINE : UNKNOWN;
    }
}
