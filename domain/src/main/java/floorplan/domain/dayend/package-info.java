/** The outcome of closing the books of a date. */
@NullMarked
package floorplan.domain.dayend;

import org.jspecify.annotations.NullMarked;
