/** Amounts of money in whole cents, and the one place that rounds. */
@NullMarked
package floorplan.domain.money;

import org.jspecify.annotations.NullMarked;
