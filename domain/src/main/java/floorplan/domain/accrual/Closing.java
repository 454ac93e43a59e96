package floorplan.domain.accrual;

import floorplan.domain.loan.LoanState;

/**
 * One loan closed for one date.
 *
 * @param after the loan with the date closed
 * @param accrual what the date posts
 */
public record Closing(LoanState after, Accrual accrual) {}
