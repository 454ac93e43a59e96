package floorplan.api.loan;

import static floorplan.api.loan.Amounts.amount;

import floorplan.api.security.Party;
import floorplan.store.loan.LoanHistory.BookedAccrual;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What one date posted for a loan; decimal strings in the loan's currency. The dealer's are null to a manufacturer. */
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
