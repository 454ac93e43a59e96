/** Wires the {@code account} task queue, and meters the work that waits on the account side. */
@NullMarked
package floorplan.runtime.account;

import org.jspecify.annotations.NullMarked;
