package floorplan.api.security;

import floorplan.store.loan.LoanViews;
import org.springframework.stereotype.Component;

/** Checks whether a loan is a caller's own. */
@Component
public class OwnLoans {
    private final LoanViews loans;

    OwnLoans(LoanViews loans) {
        this.loans = loans;
    }

    /**
     * True if a loan must look missing to the caller, because it is someone else's or does not exist. One query answers
     * both, so the response time does not tell them apart. Nothing is hidden from the lender.
     */
    public boolean hides(Caller caller, String loanNo) {
        return caller.party().kind() != Party.PartyKind.LENDER
                && loans.parties(loanNo).filter(caller.party()::owns).isEmpty();
    }
}
