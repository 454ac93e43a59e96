package floorplan.activities.repayment;

import floorplan.activities.correction.CorrectedLoan;
import floorplan.activities.correction.LateInput;
import floorplan.domain.correction.LoanInput;
import floorplan.domain.repayment.Refusal;
import floorplan.domain.repayment.RepaymentRequest;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/**
 * Computes the effect of a repayment on one loan by a replay; writes nothing.
 *
 * @param effect computes the effect of an input on the loan
 * @param sequence the place that the input takes among the loan's inputs
 */
public record LateRepayments(Function<LateInput, CorrectedLoan> effect, long sequence) {
    /** A repayment and its effect. */
    public record Computed(LoanInput.Repayment repayment, LateInput late, CorrectedLoan corrected) {
        /** The refusal of a repayment whose loan does not take it whole. */
        public Optional<Refusal> refusal() {
            return corrected.refusalOf(repayment);
        }
    }

    /** If the request's amount is only a limit, the repayment takes no more than is owed on the value date. */
    public Computed compute(
            String id, String client, RepaymentMoney money, RepaymentRequest request, LocalDate valueDate) {
        long most = request.amount().cents();
        Computed whole = compute(id, client, money, request, valueDate, most);
        long taken = whole.corrected().of(id).parts().total();
        return request.atMost() && taken > 0 && taken < most
                ? compute(id, client, money, request, valueDate, taken)
                : whole;
    }

    private Computed compute(
            String id, String client, RepaymentMoney money, RepaymentRequest request, LocalDate valueDate, long cents) {
        LoanInput.Repayment repayment = LoanInput.Repayment.of(id, request.payer(), valueDate, sequence, cents);
        LoanInput.Repayment paid = money.isReceipt() ? repayment.paidByReceipt() : repayment;
        LateInput late = LateInput.repayment(paid, client);
        return new Computed(paid, late, effect.apply(late).bookedFrom(money.bookedFrom()));
    }
}
