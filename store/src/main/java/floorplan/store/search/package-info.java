/** Search for objects by their ids. */
@NullMarked
package floorplan.store.search;

import org.jspecify.annotations.NullMarked;
