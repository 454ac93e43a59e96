@NullMarked
package floorplan.runtime.payload;

import org.jspecify.annotations.NullMarked;
