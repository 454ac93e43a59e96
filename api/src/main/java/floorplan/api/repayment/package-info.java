@NullMarked
package floorplan.api.repayment;

import org.jspecify.annotations.NullMarked;
