/** Rates that loans get over HTTP. */
@NullMarked
package floorplan.api.rate;

import org.jspecify.annotations.NullMarked;
