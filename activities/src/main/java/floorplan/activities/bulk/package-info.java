/** Shared by the activities that carry out requests about many items. */
@NullMarked
package floorplan.activities.bulk;

import org.jspecify.annotations.NullMarked;
