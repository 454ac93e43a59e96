/** Reads JSON strictly. */
@NullMarked
package floorplan.api.json;

import org.jspecify.annotations.NullMarked;
