/** What comparing both sides' movements of credit has found. */
@NullMarked
package floorplan.api.reconcile;

import org.jspecify.annotations.NullMarked;
