/** Shared by all activities. */
@NullMarked
package floorplan.activities;

import org.jspecify.annotations.NullMarked;
