@NullMarked
package floorplan.runtime.cache;

import org.jspecify.annotations.NullMarked;
