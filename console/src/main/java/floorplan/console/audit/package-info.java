/** The audit log. */
@NullMarked
package floorplan.console.audit;

import org.jspecify.annotations.NullMarked;
