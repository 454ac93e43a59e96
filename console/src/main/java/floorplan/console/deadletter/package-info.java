/** Credit messages that a person must decide about. */
@NullMarked
package floorplan.console.deadletter;

import org.jspecify.annotations.NullMarked;
