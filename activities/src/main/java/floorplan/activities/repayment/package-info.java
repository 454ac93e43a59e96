@NullMarked
package floorplan.activities.repayment;

import org.jspecify.annotations.NullMarked;
