/** Wires the databases of both sides, and reads their settings. */
@NullMarked
package floorplan.runtime.database;

import org.jspecify.annotations.NullMarked;
