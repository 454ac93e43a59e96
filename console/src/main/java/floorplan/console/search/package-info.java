/** Finds anything by its id. */
@NullMarked
package floorplan.console.search;

import org.jspecify.annotations.NullMarked;
