@NullMarked
package floorplan.runtime.accrual;

import org.jspecify.annotations.NullMarked;
