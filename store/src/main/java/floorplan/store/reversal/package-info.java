/** The log of reversals. */
@NullMarked
package floorplan.store.reversal;

import org.jspecify.annotations.NullMarked;
