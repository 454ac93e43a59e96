/** The audit trail: a chain of hashes over the recorded actions and over the rows of closed dates. */
@NullMarked
package floorplan.store.audit;

import org.jspecify.annotations.NullMarked;
