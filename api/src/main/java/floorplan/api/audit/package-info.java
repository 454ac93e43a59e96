/** The audit log over HTTP: actions of people and of the system. */
@NullMarked
package floorplan.api.audit;

import org.jspecify.annotations.NullMarked;
