/** What all activities share. Each feature has its activities in a package of its own. */
@NullMarked
package floorplan.activities;

import org.jspecify.annotations.NullMarked;
