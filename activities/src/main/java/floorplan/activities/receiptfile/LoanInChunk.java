package floorplan.activities.receiptfile;

import floorplan.domain.accrual.Accrual;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.LoanTerms;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.RepaymentOutcome.RepaidLoan;
import floorplan.store.loan.LoanBatch.BatchLoan;
import floorplan.store.loan.Loans.ManyTimesRepaid;
import floorplan.store.loan.Loans.PaidPart;
import floorplan.store.loan.LockedLoan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A locked loan while the receipts of a chunk repay it. */
final class LoanInChunk {
    private final BatchLoan locked;
    private final List<Accrual> accruals = new ArrayList<>();
    private final List<PaidPart> paid = new ArrayList<>();
    private LoanState state;
    private @Nullable LocalDate closedOn;

    LoanInChunk(BatchLoan locked) {
        this.locked = locked;
        this.state = locked.loan().state();
    }

    LoanTerms terms() {
        return state.terms();
    }

    /** The loan after the repayments of the chunk so far. */
    LockedLoan now() {
        return new LockedLoan(
                locked.loan().id(),
                locked.loan().version() + paid.size(),
                state,
                locked.loan().newest());
    }

    String dealerId() {
        return locked.dealerId();
    }

    String manufacturerId() {
        return locked.manufacturerId();
    }

    /** The dealer or manufacturer behind a payer. */
    String partyOf(Payer payer) {
        return switch (payer) {
            case DEALER -> locked.dealerId();
            case MANUFACTURER -> locked.manufacturerId();
        };
    }

    /** @return the place of the repayment among the loan's inputs */
    long take(Payer payer, RepaidLoan repaid) {
        state = repaid.after();
        accruals.addAll(repaid.accruals());
        paid.add(new PaidPart(payer, repaid.allocation()));
        closedOn = state.paidOff() ? repaid.valueDate() : null;
        return locked.loan().version() + paid.size();
    }

    boolean isRepaid() {
        return !paid.isEmpty();
    }

    List<Accrual> accruals() {
        return accruals;
    }

    ManyTimesRepaid repaid() {
        return new ManyTimesRepaid(locked.loan(), accruals, paid, state, closedOn);
    }
}
