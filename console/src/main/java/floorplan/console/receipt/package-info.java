/** Money that no loan has taken yet. */
@NullMarked
package floorplan.console.receipt;

import org.jspecify.annotations.NullMarked;
