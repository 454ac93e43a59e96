package floorplan.api.loan;

import static floorplan.api.loan.Amounts.amount;

import floorplan.api.security.Party;
import floorplan.domain.loan.Owed;
import org.jspecify.annotations.Nullable;

/** The amounts that each payer owes. {@code dealer} is null for a manufacturer's token. */
record OwedByPayer(@Nullable OwedAnswer dealer, OwedAnswer manufacturer) {
    static OwedByPayer of(Owed dealer, Owed manufacturer, Party seenBy) {
        return new OwedByPayer(seenBy.seesDealersFigures() ? OwedAnswer.of(dealer) : null, OwedAnswer.of(manufacturer));
    }

    /** The amounts that one payer owes, as decimal strings in the loan's currency. */
    record OwedAnswer(String penalty, String lateFee, String interest, String principal, String total) {
        static OwedAnswer of(Owed owed) {
            return new OwedAnswer(
                    amount(owed.penalty()),
                    amount(owed.lateFee()),
                    amount(owed.interest()),
                    amount(owed.principal()),
                    amount(owed.total()));
        }
    }
}
