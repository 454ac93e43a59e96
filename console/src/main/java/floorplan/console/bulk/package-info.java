/** Requests about many items, with the result of each. */
@NullMarked
package floorplan.console.bulk;

import org.jspecify.annotations.NullMarked;
