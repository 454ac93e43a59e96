/** Each side's movements of credit, and the results of comparing them. */
@NullMarked
package floorplan.store.reconcile;

import org.jspecify.annotations.NullMarked;
