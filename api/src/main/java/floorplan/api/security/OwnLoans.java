package floorplan.api.security;

import floorplan.store.loan.LoanViews;
import org.springframework.stereotype.Component;

/** Tells whose a loan is. */
@Component
public class OwnLoans {
    private final LoanViews loans;

    OwnLoans(LoanViews loans) {
        this.loans = loans;
    }

    /**
     * Whether a loan is to look to the caller as if there were none: it is another's, or there is none. One query answers both, so that not even the time tells them
     * apart. Nothing is hidden from the lender.
     */
    public boolean hides(Caller caller, String loanNo) {
        return caller.party().kind() != Party.PartyKind.LENDER
                && loans.parties(loanNo).filter(caller.party()::owns).isEmpty();
    }
}
