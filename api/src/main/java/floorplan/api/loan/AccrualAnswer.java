package floorplan.api.loan;

import static floorplan.api.loan.Amounts.amount;

import floorplan.api.security.Party;
import floorplan.store.loan.LoanHistory.BookedAccrual;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The amounts that one date posted for a loan, as decimal strings in the loan's currency. The dealer's amounts are null
 * for a manufacturer's token.
 */
record AccrualAnswer(
        LocalDate date,
        LocalDate bookingDate,
        @Nullable String lateFee,
        @Nullable String dealerInterest,
        String manufacturerInterest,
        @Nullable String penalty) {
    static AccrualAnswer of(BookedAccrual booked, Party seenBy) {
        var accrual = booked.accrual();
        boolean all = seenBy.seesDealersFigures();
        return new AccrualAnswer(
                accrual.date(),
                booked.bookingDate(),
                all ? amount(accrual.lateFee()) : null,
                all ? amount(accrual.dealerInterest()) : null,
                amount(accrual.manufacturerInterest()),
                all ? amount(accrual.penalty()) : null);
    }
}
