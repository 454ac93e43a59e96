/** What must survive: the real system on real servers, one thing broken at one point, healed, and then asked whether everything holds. */
@NullMarked
package floorplan.faults;

import org.jspecify.annotations.NullMarked;
