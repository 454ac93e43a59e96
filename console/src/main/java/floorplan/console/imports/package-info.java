/** Imports of credit lines and loans. */
@NullMarked
package floorplan.console.imports;

import org.jspecify.annotations.NullMarked;
