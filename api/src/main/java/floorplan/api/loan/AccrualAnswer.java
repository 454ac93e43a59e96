package floorplan.api.loan;

import static floorplan.api.loan.Amounts.amount;

import floorplan.store.loan.LoanHistory.BookedAccrual;
import java.time.LocalDate;

/** What one date posted for a loan; decimal strings in the loan's currency. */
record AccrualAnswer(
        LocalDate date,
        LocalDate bookingDate,
        String lateFee,
        String dealerInterest,
        String manufacturerInterest,
        String penalty) {
    static AccrualAnswer of(BookedAccrual booked) {
        var accrual = booked.accrual();
        return new AccrualAnswer(
                accrual.date(),
                booked.bookingDate(),
                amount(accrual.lateFee()),
                amount(accrual.dealerInterest()),
                amount(accrual.manufacturerInterest()),
                amount(accrual.penalty()));
    }
}
