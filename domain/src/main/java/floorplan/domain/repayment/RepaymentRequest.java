package floorplan.domain.repayment;

import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A requested repayment.
 *
 * @param payer the party that pays
 * @param amount above 0
 * @param statedValueDate the first date on which the repaid principal bears no interest; null for the day of acceptance
 * @param backDating the range of accrued dates that the client may state
 * @param atMost true if the amount is only a limit, and no more is taken than the payer owes
 */
public record RepaymentRequest(
        Payer payer, Money amount, @Nullable LocalDate statedValueDate, BackDating backDating, boolean atMost) {

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

    /** A request to take exactly this amount. */
    public RepaymentRequest(Payer payer, Money amount, @Nullable LocalDate statedValueDate, BackDating backDating) {
        this(payer, amount, statedValueDate, backDating, false);
    }

    /** This request, limited to {@code cents}. */
    public RepaymentRequest atMost(long cents) {
        return new RepaymentRequest(
                payer,
                new Money(amount.currency(), Math.min(amount.cents(), cents)),
                statedValueDate,
                backDating,
                true);
    }
}
