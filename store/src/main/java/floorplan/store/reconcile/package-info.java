/** What each side has of the movements of credit, and what comparing them found. */
@NullMarked
package floorplan.store.reconcile;

import org.jspecify.annotations.NullMarked;
