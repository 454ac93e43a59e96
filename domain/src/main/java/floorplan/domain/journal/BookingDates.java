package floorplan.domain.journal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Determines the booking date of a posting. Closed books stay closed. */
public final class BookingDates {

    private BookingDates() {}

    /**
     * The later of the date for which a posting is calculated and the open date.
     *
     * @param openDate the first date whose books are open, read under a lock in the posting's transaction; null before
     *     day-end first runs
     */
    public static LocalDate bookingDate(LocalDate calculatedFor, @Nullable LocalDate openDate) {
        return openDate != null && openDate.isAfter(calculatedFor) ? openDate : calculatedFor;
    }
}
