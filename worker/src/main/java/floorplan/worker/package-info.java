@NullMarked
package floorplan.worker;

import org.jspecify.annotations.NullMarked;
