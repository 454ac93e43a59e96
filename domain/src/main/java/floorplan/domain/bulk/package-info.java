/** Requests about many items at once. */
@NullMarked
package floorplan.domain.bulk;

import org.jspecify.annotations.NullMarked;
