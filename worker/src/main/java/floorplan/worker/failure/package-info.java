@NullMarked
package floorplan.worker.failure;

import org.jspecify.annotations.NullMarked;
