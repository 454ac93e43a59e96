package floorplan.store.loan;

import floorplan.domain.loan.LoanState;

/**
 * A loan whose row this transaction holds.
 *
 * @param id the loan's key in the database
 * @param newest the accrual row of {@code accruedThrough}, from which the next one goes on
 */
public record LockedLoan(long id, LoanState state, AccrualRow newest) {}
