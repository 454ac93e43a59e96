/** What closing the books of a date comes to. */
@NullMarked
package floorplan.domain.dayend;

import org.jspecify.annotations.NullMarked;
