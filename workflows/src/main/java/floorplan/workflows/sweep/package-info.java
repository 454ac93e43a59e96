/** Looks every minute for work that has lost its workflow, and carries it on. */
@NullMarked
package floorplan.workflows.sweep;

import org.jspecify.annotations.NullMarked;
