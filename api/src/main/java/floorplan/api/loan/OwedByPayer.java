package floorplan.api.loan;

import static floorplan.api.loan.Amounts.amount;

import floorplan.domain.loan.Owed;

/** What each payer owes. */
record OwedByPayer(OwedAnswer dealer, OwedAnswer manufacturer) {
    OwedByPayer(Owed dealer, Owed manufacturer) {
        this(OwedAnswer.of(dealer), OwedAnswer.of(manufacturer));
    }

    /** Decimal strings in the loan's currency. */
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
