/** Distinguishes servers that are down from bugs, and logs each failure once. */
@NullMarked
package floorplan.runtime.failure;

import org.jspecify.annotations.NullMarked;
