/** What people and the system have done. */
@NullMarked
package floorplan.api.audit;

import org.jspecify.annotations.NullMarked;
