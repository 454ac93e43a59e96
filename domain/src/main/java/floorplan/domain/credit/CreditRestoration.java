package floorplan.domain.credit;

import floorplan.domain.money.Money;
import java.time.LocalDate;

/**
 * What an applied repayment gives back to a dealer's credit line: the account side's word to the credit-line service.
 *
 * @param repaymentId the repayment, and the id of the message that carries this
 * @param loanId the lender's number of the loan
 * @param principal the principal part of the repayment; zero when it paid only interest, fees or penalty
 * @param valueDate the date from which the repayment counts
 */
public record CreditRestoration(
        String repaymentId, String loanId, String dealerId, Money principal, LocalDate valueDate) {}
