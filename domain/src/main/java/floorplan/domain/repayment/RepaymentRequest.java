package floorplan.domain.repayment;

import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A repayment as it was asked for.
 *
 * @param payer who pays
 * @param amount above 0
 * @param statedValueDate the first day the money no longer accrues; null to have it settled when it is applied
 */
public record RepaymentRequest(
        Payer payer, Money amount, @Nullable LocalDate statedValueDate) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the amount is not above 0
     */
    public RepaymentRequest {
        if (amount.cents() <= 0) {
            throw new IllegalArgumentException("amount " + amount + " must be above 0");
        }
    }
}
