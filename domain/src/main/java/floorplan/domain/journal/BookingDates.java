package floorplan.domain.journal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Books that are closed stay closed: the date a posting is booked on. */
public final class BookingDates {

    private BookingDates() {}

    /**
     * The later of the date a posting is calculated for and the open date.
     *
     * @param openDate the first date whose books are open, read under a lock in the posting's transaction; null before
     *     day-end first runs
     */
    public static LocalDate bookingDate(LocalDate calculatedFor, @Nullable LocalDate openDate) {
        return openDate != null && openDate.isAfter(calculatedFor) ? openDate : calculatedFor;
    }
}
