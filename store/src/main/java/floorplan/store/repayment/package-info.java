@NullMarked
package floorplan.store.repayment;

import org.jspecify.annotations.NullMarked;
