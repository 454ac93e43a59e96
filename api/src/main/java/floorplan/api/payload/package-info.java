@NullMarked
package floorplan.api.payload;

import org.jspecify.annotations.NullMarked;
