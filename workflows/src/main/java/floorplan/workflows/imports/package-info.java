/** Imports: claim the staged loans, reserve credit and make everything visible at once; or give everything back. */
@NullMarked
package floorplan.workflows.imports;

import org.jspecify.annotations.NullMarked;
