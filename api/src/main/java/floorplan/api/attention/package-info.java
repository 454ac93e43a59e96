/** Counts of the items that wait for a person. */
@NullMarked
package floorplan.api.attention;

import org.jspecify.annotations.NullMarked;
