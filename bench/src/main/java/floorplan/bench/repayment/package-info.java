@NullMarked
package floorplan.bench.repayment;

import org.jspecify.annotations.NullMarked;
