@NullMarked
package floorplan.runtime.failure;

import org.jspecify.annotations.NullMarked;
