/** Proof of a closed date's books from the tables alone. */
@NullMarked
package floorplan.store.trialbalance;

import org.jspecify.annotations.NullMarked;
