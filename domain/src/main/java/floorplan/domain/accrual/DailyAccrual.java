package floorplan.domain.accrual;

import floorplan.domain.loan.LoanState;

/**
 * One loan accrued for one date.
 *
 * @param after the loan with the date accrued
 * @param accrual the date's postings
 */
public record DailyAccrual(LoanState after, Accrual accrual) {}
