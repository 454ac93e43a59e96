@NullMarked
package floorplan.api.shutdown;

import org.jspecify.annotations.NullMarked;
