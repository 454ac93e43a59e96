package floorplan.domain.journal;

import java.time.LocalDate;
import java.util.List;

/**
 * One posting: debits and credits of one event, which sum to zero.
 *
 * @param event the event that is posted
 * @param calculatedFor the date of the event; the booking date may be later, see {@link BookingDates}
 * @param lines debits, then credits
 */
public record JournalEntry(LedgerEvent event, LocalDate calculatedFor, List<JournalLine> lines) {

    /**
     * Checks the sum.
     *
     * @throws IllegalArgumentException if there are no lines, or they do not sum to zero
     * @throws ArithmeticException if their sum does not fit
     */
    public JournalEntry {
        lines = List.copyOf(lines);
        long sum = 0;
        for (JournalLine line : lines) {
            sum = Math.addExact(sum, line.cents());
        }
        if (lines.isEmpty() || sum != 0) {
            throw new IllegalArgumentException(
                    "lines of " + event + " for " + calculatedFor + " must sum to zero: " + lines);
        }
    }
}
