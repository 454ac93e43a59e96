@NullMarked
package floorplan.worker.payload;

import org.jspecify.annotations.NullMarked;
