/** Counts what waits for a person. */
@NullMarked
package floorplan.store.attention;

import org.jspecify.annotations.NullMarked;
