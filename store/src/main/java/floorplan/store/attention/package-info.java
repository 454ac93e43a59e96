/** Counts of the items that need a person. */
@NullMarked
package floorplan.store.attention;

import org.jspecify.annotations.NullMarked;
