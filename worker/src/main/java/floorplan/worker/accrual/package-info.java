@NullMarked
package floorplan.worker.accrual;

import org.jspecify.annotations.NullMarked;
