@NullMarked
package floorplan.workflows.repayment;

import org.jspecify.annotations.NullMarked;
