/** Looks every minute for what was begun and is carried on by nobody, and has it carried on. */
@NullMarked
package floorplan.workflows.sweep;

import org.jspecify.annotations.NullMarked;
