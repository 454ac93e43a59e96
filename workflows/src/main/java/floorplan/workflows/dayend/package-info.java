/**
 * Closing the books of a date: a launcher closes the missing dates in order, and the day-end of each date accrues the
 * loans type by type.
 */
@NullMarked
package floorplan.workflows.dayend;

import org.jspecify.annotations.NullMarked;
