/** Rate corrections and waivers over HTTP. */
@NullMarked
package floorplan.api.correction;

import org.jspecify.annotations.NullMarked;
