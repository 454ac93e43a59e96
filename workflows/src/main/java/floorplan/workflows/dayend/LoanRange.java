package floorplan.workflows.dayend;

import floorplan.domain.loan.LoanType;

/**
 * Some loans for which a date is to be accrued, as the database knows them.
 *
 * @param round 0 for the loans that were there at first, then counting those that appeared meanwhile
 * @param firstId the first loan's key
 * @param eligible how many of them had the date before them
 */
public record LoanRange(LoanType loanType, int round, long firstId, long eligible) {}
