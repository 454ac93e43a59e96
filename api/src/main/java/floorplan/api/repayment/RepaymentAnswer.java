package floorplan.api.repayment;

import floorplan.domain.loan.Payer;
import floorplan.domain.money.Rounding;
import floorplan.store.credit.CreditViews.Credited;
import floorplan.store.repayment.RepaymentViews.Parts;
import floorplan.store.repayment.RepaymentViews.RepaymentView;
import floorplan.store.reversal.ReversalViews.ReversalView;
import floorplan.workflows.repayment.RepaymentWorkflow;
import floorplan.workflows.reversal.ReversalWorkflow;
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
        @Nullable Instant creditedAt,
        @Nullable ReversalAnswer reversal) {
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

    /**
     * How it was taken back, or is being.
     *
     * @param creditStatus {@code PENDING, REVERSED, DEAD_LETTER, DISCARDED}
     * @param effectiveDate the date that its postings are calculated for
     */
    record ReversalAnswer(
            String reason,
            String creditStatus,
            @Nullable LocalDate effectiveDate,
            @Nullable LocalDate bookingDate,
            String workflowId,
            Instant acceptedAt,
            @Nullable Instant decidedAt,
            @Nullable Instant sentAt,
            @Nullable Instant creditedAt) {
        static ReversalAnswer of(String repaymentId, ReversalView view, Optional<Credited> credited) {
            return new ReversalAnswer(
                    view.reason(),
                    credited.map(credit -> credit.outcome().name()).orElse("PENDING"),
                    view.effectiveDate(),
                    view.bookingDate(),
                    ReversalWorkflow.workflowId(repaymentId),
                    view.acceptedAt(),
                    view.decidedAt(),
                    view.sentAt(),
                    credited.map(Credited::finishedAt).orElse(null));
        }
    }

    static RepaymentAnswer of(RepaymentView view, Optional<Credited> credited, @Nullable ReversalAnswer reversal) {
        boolean applied = view.parts() != null;
        return new RepaymentAnswer(
                view.id(),
                view.status().name(),
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
                credited.map(Credited::finishedAt).orElse(null),
                reversal);
    }

    private static String amount(long cents) {
        return Rounding.toUnits(cents).toPlainString();
    }
}
