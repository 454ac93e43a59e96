package floorplan.domain.correction;

import floorplan.domain.accrual.Accrual;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The correct accrual of a date less the booked one, in cents, and the correct running sums.
 *
 * @param date the date; its late fee belongs to the period of the month before, its interest to the period of its own
 *     month
 * @param lateFee above 0 if the correct late fee exceeds the booked one, below 0 if it is lower; likewise for the other
 *     amounts
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

    /** The accrual before this difference. Its running sums are no longer known, so those of {@code after} stay. */
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

    /** The accrual after this difference. */
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
