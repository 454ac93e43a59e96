@NullMarked
package floorplan.devstack;

import org.jspecify.annotations.NullMarked;
