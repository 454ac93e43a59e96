/** The steps of a day-end on the real servers. */
@NullMarked
package floorplan.activities.dayend;

import org.jspecify.annotations.NullMarked;
