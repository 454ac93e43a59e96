package floorplan.api.repayment;

import floorplan.domain.loan.Payer;
import floorplan.domain.money.Rounding;
import floorplan.store.credit.CreditViews.Credited;
import floorplan.store.repayment.RepaymentViews.Parts;
import floorplan.store.repayment.RepaymentViews.RepaymentView;
import floorplan.store.repayment.RepaymentViews.Status;
import floorplan.workflows.repayment.RepaymentWorkflow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A repayment as the API shows it.
 *
 * @param status {@code ACCEPTED, APPLIED, COMPLETED, REFUSED, REVERSED}
 * @param creditStatus {@code PENDING, RESTORED, DEAD_LETTER, DISCARDED} once applied
 */
record RepaymentAnswer(
        String id,
        String status,
        String loanId,
        Payer payer,
        String amount,
        String currency,
        @Nullable LocalDate valueDate,
        @Nullable LocalDate bookingDate,
        @Nullable AllocationAnswer allocation,
        @Nullable RefusalAnswer refusal,
        @Nullable String creditStatus,
        String workflowId,
        Instant acceptedAt,
        @Nullable Instant decidedAt,
        @Nullable Instant sentAt,
        @Nullable Instant creditedAt) {
    /** What the amount paid, decimal strings in the repayment's currency. */
    record AllocationAnswer(String penalty, String lateFee, String interest, String principal) {
        static AllocationAnswer of(Parts parts) {
            return new AllocationAnswer(
                    amount(parts.penalty()),
                    amount(parts.lateFee()),
                    amount(parts.interest()),
                    amount(parts.principal()));
        }
    }

    /** Why it was refused; {@code reason} is the problem type's name. */
    record RefusalAnswer(String reason, String detail) {}

    static RepaymentAnswer of(RepaymentView view, Optional<Credited> credited) {
        boolean applied = view.parts() != null;
        return new RepaymentAnswer(
                view.id(),
                view.status() == Status.APPLIED && view.sentAt() != null
                        ? "COMPLETED"
                        : view.status().name(),
                view.loanNo(),
                view.payer(),
                amount(view.amount()),
                view.currency(),
                view.valueDate(),
                view.bookingDate(),
                view.parts() == null ? null : AllocationAnswer.of(view.parts()),
                view.refusalReason() == null
                        ? null
                        : new RefusalAnswer(view.refusalReason().name(), String.valueOf(view.refusalDetail())),
                applied ? credited.map(credit -> credit.outcome().name()).orElse("PENDING") : null,
                RepaymentWorkflow.workflowId(view.id()),
                view.acceptedAt(),
                view.decidedAt(),
                view.sentAt(),
                credited.map(Credited::finishedAt).orElse(null));
    }

    private static String amount(long cents) {
        return Rounding.toUnits(cents).toPlainString();
    }
}
