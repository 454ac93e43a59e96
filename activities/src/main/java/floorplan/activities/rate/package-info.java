@NullMarked
package floorplan.activities.rate;

import org.jspecify.annotations.NullMarked;
