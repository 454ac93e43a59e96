/** Rate corrections and waivers. */
@NullMarked
package floorplan.workflows.correction;

import org.jspecify.annotations.NullMarked;
