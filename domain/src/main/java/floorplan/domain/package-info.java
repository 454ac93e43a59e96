@NullMarked
package floorplan.domain;

import org.jspecify.annotations.NullMarked;
