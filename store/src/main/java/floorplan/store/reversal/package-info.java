/** Repayments taken back: their log. */
@NullMarked
package floorplan.store.reversal;

import org.jspecify.annotations.NullMarked;
