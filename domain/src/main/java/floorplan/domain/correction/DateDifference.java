package floorplan.domain.correction;

import floorplan.domain.accrual.Accrual;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * How a date's accrual differs from what was booked, in cents, and the running sums as they should be.
 *
 * @param date the late fee belongs to the period of the month before it, the interest to its own month's
 * @param lateFee more if above 0, less if below, as are the other amounts
 * @param interestSum running sum of exact interest after the date
 * @param penaltySum running sum of exact penalty interest after the date
 */
public record DateDifference(
        LocalDate date,
        long lateFee,
        long dealerInterest,
        long manufacturerInterest,
        long penalty,
        BigDecimal interestSum,
        BigDecimal penaltySum) {

    static DateDifference between(Accrual before, Accrual after) {
        return new DateDifference(
                after.date(),
                after.lateFee() - before.lateFee(),
                after.dealerInterest() - before.dealerInterest(),
                after.manufacturerInterest() - before.manufacturerInterest(),
                after.penalty() - before.penalty(),
                after.interestSum(),
                after.penaltySum());
    }

    /** The accrual without this difference; its running sums are not known any more. */
    Accrual takenFrom(Accrual after) {
        return new Accrual(
                date,
                after.lateFee() - lateFee,
                after.dealerInterest() - dealerInterest,
                after.manufacturerInterest() - manufacturerInterest,
                after.penalty() - penalty,
                after.interestSum(),
                after.penaltySum());
    }

    /** The accrual with this difference. */
    Accrual addedTo(Accrual before) {
        return new Accrual(
                date,
                before.lateFee() + lateFee,
                before.dealerInterest() + dealerInterest,
                before.manufacturerInterest() + manufacturerInterest,
                before.penalty() + penalty,
                interestSum,
                penaltySum);
    }
}
