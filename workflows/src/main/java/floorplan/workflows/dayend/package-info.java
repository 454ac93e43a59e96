/** Closing the books of a date: a launcher closes the missing dates in order, each date accrues its loans type by type. */
@NullMarked
package floorplan.workflows.dayend;

import org.jspecify.annotations.NullMarked;
