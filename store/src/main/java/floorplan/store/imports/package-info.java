/** Imports of files: their staged lines, the loans they claim, and the reasons for their refusal. */
@NullMarked
package floorplan.store.imports;

import org.jspecify.annotations.NullMarked;
