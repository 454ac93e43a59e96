/** One search over everything that has an id. */
@NullMarked
package floorplan.api.search;

import org.jspecify.annotations.NullMarked;
