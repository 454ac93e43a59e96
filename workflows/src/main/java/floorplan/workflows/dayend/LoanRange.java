package floorplan.workflows.dayend;

import floorplan.domain.loan.LoanType;

/**
 * A range of loans that are to be accrued for a date, as the database stores it.
 *
 * @param round 0 for the loans that existed at first; 1 and up for loans that appeared meanwhile
 * @param firstId the first loan's key
 * @param eligible the number of loans that were not yet accrued for the date when the range was made
 */
public record LoanRange(LoanType loanType, int round, long firstId, long eligible) {}
