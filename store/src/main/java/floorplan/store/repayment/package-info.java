/** The log of repayments, and the lists that are read from it. */
@NullMarked
package floorplan.store.repayment;

import org.jspecify.annotations.NullMarked;
