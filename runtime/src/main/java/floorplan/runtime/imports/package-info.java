/** Wires imports into the account task queue. */
@NullMarked
package floorplan.runtime.imports;

import org.jspecify.annotations.NullMarked;
