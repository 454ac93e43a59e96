/** Adding rates to loans on the real servers. */
@NullMarked
package floorplan.activities.rate;

import org.jspecify.annotations.NullMarked;
