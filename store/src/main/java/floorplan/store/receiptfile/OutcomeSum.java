package floorplan.store.receiptfile;

import floorplan.domain.receiptfile.LineOutcome;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file that have one outcome.
 *
 * @param outcome null for lines that are not booked yet
 */
public record OutcomeSum(@Nullable LineOutcome outcome, String currency, long lines, long cents) {}
