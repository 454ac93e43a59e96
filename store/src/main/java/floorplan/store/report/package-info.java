/** Figures for finance: balances at the end of closed dates, overdue debts, income and maturities. */
@NullMarked
package floorplan.store.report;

import org.jspecify.annotations.NullMarked;
