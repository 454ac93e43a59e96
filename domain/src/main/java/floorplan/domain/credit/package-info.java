@NullMarked
package floorplan.domain.credit;

import org.jspecify.annotations.NullMarked;
