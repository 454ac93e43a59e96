/** Wires imports into the account task queue. */
@NullMarked
package floorplan.worker.imports;

import org.jspecify.annotations.NullMarked;
