package floorplan.api.repayment;

import floorplan.api.loan.Amounts;
import floorplan.api.repayment.KnownRepayment.KnownReversal;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.Refusal;
import floorplan.domain.repayment.ReversalKind;
import floorplan.store.repayment.RepaymentViews.Parts;
import floorplan.store.repayment.RepaymentViews.RepaymentView;
import floorplan.store.reversal.ReversalViews.ReversalView;
import floorplan.workflows.receiptfile.ReceiptFileWorkflow;
import floorplan.workflows.repayment.RepaymentWorkflow;
import floorplan.workflows.reversal.ReversalWorkflow;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A repayment as the API shows it. Amounts are decimal strings in {@code currency}.
 *
 * @param status {@code ACCEPTED, APPLIED, COMPLETED, REFUSED, REVERSED}
 * @param correctionId the correction that took it, since its value date was accrued already; null if it came in time
 * @param receiptId the unapplied receipt that paid; null for cash
 * @param allocation as it was applied
 * @param presentAllocation as the loan's newest correction left it
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
        @Nullable String correctionId,
        @Nullable String receiptId,
        @Nullable AllocationAnswer allocation,
        @Nullable PresentAllocationAnswer presentAllocation,
        @Nullable RefusalAnswer refusal,
        @Nullable String creditStatus,
        String workflowId,
        Instant acceptedAt,
        @Nullable Instant decidedAt,
        @Nullable Instant sentAt,
        @Nullable Instant creditedAt,
        @Nullable ReversalAnswer reversal) {
    /** The allocation of the amount, as decimal strings in the repayment's currency. */
    record AllocationAnswer(String penalty, String lateFee, String interest, String principal) {
        static AllocationAnswer of(Parts parts) {
            return new AllocationAnswer(
                    Amounts.amount(parts.penalty()),
                    Amounts.amount(parts.lateFee()),
                    Amounts.amount(parts.interest()),
                    Amounts.amount(parts.principal()));
        }
    }

    /**
     * The parts of the amount since the loan's newest correction; {@code unapplied} is the open part of the surplus
     * that the loan does not take.
     */
    record PresentAllocationAnswer(
            String penalty, String lateFee, String interest, String principal, String unapplied) {
        static PresentAllocationAnswer of(Parts parts) {
            return new PresentAllocationAnswer(
                    Amounts.amount(parts.penalty()),
                    Amounts.amount(parts.lateFee()),
                    Amounts.amount(parts.interest()),
                    Amounts.amount(parts.principal()),
                    Amounts.amount(parts.unapplied()));
        }
    }

    /** The refusal. {@code reason} is the name of the problem type. */
    record RefusalAnswer(String reason, String detail) {
        static RefusalAnswer of(Refusal refusal) {
            return new RefusalAnswer(refusal.reason().name(), refusal.detail());
        }
    }

    /**
     * The reversal of the repayment, finished or under way.
     *
     * @param kind null for a reversal made before corrections existed
     * @param creditStatus {@code PENDING, REVERSED, DEAD_LETTER, DISCARDED}
     * @param effectiveDate the date from which the reversal counts: the repayment's value date
     */
    record ReversalAnswer(
            String reason,
            @Nullable ReversalKind kind,
            String creditStatus,
            @Nullable LocalDate effectiveDate,
            @Nullable LocalDate bookingDate,
            String workflowId,
            Instant acceptedAt,
            @Nullable Instant decidedAt,
            @Nullable Instant sentAt,
            @Nullable Instant creditedAt) {
        static ReversalAnswer of(String repaymentId, KnownReversal known) {
            ReversalView reversal = known.reversal();
            return new ReversalAnswer(
                    reversal.reason(),
                    reversal.kind(),
                    CreditStatus.nameOf(known.credited()),
                    reversal.effectiveDate(),
                    reversal.bookingDate(),
                    ReversalWorkflow.workflowId(repaymentId),
                    reversal.acceptedAt(),
                    reversal.decidedAt(),
                    reversal.sentAt(),
                    CreditStatus.finishedAt(known.credited()));
        }
    }

    static RepaymentAnswer of(KnownRepayment known) {
        RepaymentView view = known.repayment();
        return new RepaymentAnswer(
                view.id(),
                view.status().name(),
                view.loanNo(),
                view.payer(),
                Amounts.amount(view.amount()),
                view.currency(),
                view.valueDate(),
                view.bookingDate(),
                view.correctionSeq() == null ? null : Amounts.correctionId(view.loanNo(), view.correctionSeq()),
                view.receiptId(),
                view.parts() == null ? null : AllocationAnswer.of(view.parts()),
                view.present() == null ? null : PresentAllocationAnswer.of(view.present()),
                view.refusal() == null ? null : RefusalAnswer.of(view.refusal()),
                view.status().wasApplied() ? CreditStatus.nameOf(known.credited()) : null,
                view.fileId() == null
                        ? RepaymentWorkflow.workflowId(view.id())
                        : ReceiptFileWorkflow.workflowId(view.fileId()),
                view.acceptedAt(),
                view.decidedAt(),
                view.sentAt(),
                CreditStatus.finishedAt(known.credited()),
                known.reversal() == null ? null : ReversalAnswer.of(view.id(), known.reversal()));
    }
}
