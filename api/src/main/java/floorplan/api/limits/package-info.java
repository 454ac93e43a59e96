/** How much the API takes on at a time. */
@NullMarked
package floorplan.api.limits;

import org.jspecify.annotations.NullMarked;
