/** Money received that no loan takes yet. */
@NullMarked
package floorplan.domain.receipt;

import org.jspecify.annotations.NullMarked;
