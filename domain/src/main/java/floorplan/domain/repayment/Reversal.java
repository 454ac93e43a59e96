package floorplan.domain.repayment;

import floorplan.domain.loan.LoanState;
import java.time.LocalDate;

/**
 * A loan from which a repayment was taken back.
 *
 * @param after the loan, open, with every balance back as it was allocated
 * @param effectiveDate the date the opposite postings are calculated for
 */
public record Reversal(LoanState after, LocalDate effectiveDate) {}
