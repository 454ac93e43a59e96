package floorplan.domain.loan;

import java.time.LocalDate;

/**
 * The agreement made at drawdown: the terms, and descriptive data that no calculation uses.
 *
 * @param dealerId the dealer who owes the principal and whose credit line the loan uses; same format as {@code loanId}
 * @param manufacturerId the manufacturer of the vehicle; same format as {@code loanId}
 * @param vin the vehicle: 1 to 32 characters of {@code A-Z 0-9 -}; the standard length of 17 is not enforced
 * @param maturityDate the date on which principal is due, not before drawdown; interest continues after it
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
