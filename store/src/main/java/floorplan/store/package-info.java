@NullMarked
package floorplan.store;

import org.jspecify.annotations.NullMarked;
