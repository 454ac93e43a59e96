/** The servers that Floorplan needs, and whether they answer. */
@NullMarked
package floorplan.api.server;

import org.jspecify.annotations.NullMarked;
