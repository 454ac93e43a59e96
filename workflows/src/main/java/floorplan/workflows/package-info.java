@NullMarked
package floorplan.workflows;

import org.jspecify.annotations.NullMarked;
