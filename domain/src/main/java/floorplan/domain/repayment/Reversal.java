package floorplan.domain.repayment;

import floorplan.domain.loan.LoanState;
import java.time.LocalDate;

/**
 * A loan from which a repayment was taken back.
 *
 * @param after the loan, open, with the repaid amounts owed again
 * @param effectiveDate the date for which the opposite postings are calculated
 */
public record Reversal(LoanState after, LocalDate effectiveDate) {}
