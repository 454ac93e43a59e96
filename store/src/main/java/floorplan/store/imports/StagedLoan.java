package floorplan.store.imports;

import floorplan.domain.loan.LoanAgreement;

/**
 * One valid line of a loans file.
 *
 * @param line the line's number in the file, the header being 1
 */
public record StagedLoan(long line, LoanAgreement agreement) {}
