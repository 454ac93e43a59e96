/** Files being imported: their staged lines, the loans they claim, and why they were refused. */
@NullMarked
package floorplan.store.imports;

import org.jspecify.annotations.NullMarked;
