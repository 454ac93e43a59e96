/** Loans with their rates, accruals and running totals. */
@NullMarked
package floorplan.store.loan;

import org.jspecify.annotations.NullMarked;
