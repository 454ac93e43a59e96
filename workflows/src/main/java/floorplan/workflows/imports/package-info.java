/** Imports: stage and claim, reserve credit, show everything at once; or give everything back. */
@NullMarked
package floorplan.workflows.imports;

import org.jspecify.annotations.NullMarked;
