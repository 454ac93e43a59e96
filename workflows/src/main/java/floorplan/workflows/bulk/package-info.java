/** Carries out requests about many items. */
@NullMarked
package floorplan.workflows.bulk;

import org.jspecify.annotations.NullMarked;
