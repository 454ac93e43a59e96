@NullMarked
package floorplan.api.problem;

import org.jspecify.annotations.NullMarked;
