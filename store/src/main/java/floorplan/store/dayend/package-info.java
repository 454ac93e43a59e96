/** The day-end of a date: its ranges of loans, their progress, and the failures. */
@NullMarked
package floorplan.store.dayend;

import org.jspecify.annotations.NullMarked;
