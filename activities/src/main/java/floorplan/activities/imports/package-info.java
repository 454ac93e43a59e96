/** The account side's steps of an import. */
@NullMarked
package floorplan.activities.imports;

import org.jspecify.annotations.NullMarked;
