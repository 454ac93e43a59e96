package floorplan.store.loan;

import floorplan.domain.loan.LoanState;

/**
 * A loan whose row this transaction holds. A preview reads the same without the lock.
 *
 * @param id the loan's key in the database
 * @param version rises with every change that a reader can see
 * @param newest the totals through {@code accruedThrough}, from which the next accrual row goes on
 */
public record LockedLoan(long id, long version, LoanState state, RunningTotals newest) {}
