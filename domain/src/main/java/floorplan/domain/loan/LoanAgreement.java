package floorplan.domain.loan;

import java.time.LocalDate;

/**
 * All that was agreed at drawdown: the terms, and what they are about, which nothing is calculated by.
 *
 * @param dealerId who owes the principal, and whose credit line the loan uses; as a {@code loanId}
 * @param manufacturerId who made the vehicle; as a {@code loanId}
 * @param vin the vehicle: 1 to 32 characters of {@code A-Z 0-9 -}; the standard's 17 are not insisted on
 * @param maturityDate the date principal is due, not before drawdown; interest goes on after it
 */
public record LoanAgreement(
        String dealerId, String manufacturerId, String vin, LocalDate maturityDate, LoanTerms terms) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException naming the field that breaks a rule, and the rule
     */
    public LoanAgreement {
        LoanNames.requireId("dealerId", dealerId);
        LoanNames.requireId("manufacturerId", manufacturerId);
        LoanNames.requireVin(vin);
        LocalDate drawdown = terms.drawdownDate();
        if (maturityDate.isBefore(drawdown)) {
            throw new IllegalArgumentException(
                    "maturityDate " + maturityDate + " must not lie before the drawdown date " + drawdown);
        }
    }
}
