/** Corrections of loans on the real servers. */
@NullMarked
package floorplan.activities.correction;

import org.jspecify.annotations.NullMarked;
