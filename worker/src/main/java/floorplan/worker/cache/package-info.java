@NullMarked
package floorplan.worker.cache;

import org.jspecify.annotations.NullMarked;
