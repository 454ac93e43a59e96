/** Proving the books of a closed date from the tables alone. */
@NullMarked
package floorplan.store.trialbalance;

import org.jspecify.annotations.NullMarked;
