/** The day-end of a date: which loans, how far, and which of them failed. */
@NullMarked
package floorplan.store.dayend;

import org.jspecify.annotations.NullMarked;
