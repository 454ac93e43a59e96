package floorplan.store.repayment;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.loan.LoanType;
import floorplan.domain.repayment.Refusal;
import floorplan.domain.repayment.RepaymentRequest;
import java.time.Instant;

/** A row of {@code repayment_log}: what was asked, and what became of it so far. */
public record LoggedRepayment(
        String repaymentId, String loanNo, RepaymentRequest request, Instant acceptedAt, Decision decision) {
    /** What the log says became of the repayment. */
    public sealed interface Decision {}

    /** Accepted, and neither applied nor refused yet. */
    public record Undecided() implements Decision {}

    public record Refused(Refusal refusal) implements Decision {}

    public record Applied(LoanType loanType, CreditMovement restoration) implements Decision {}
}
