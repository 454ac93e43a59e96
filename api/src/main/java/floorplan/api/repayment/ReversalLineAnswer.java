package floorplan.api.repayment;

import floorplan.domain.loan.Payer;
import floorplan.domain.money.Rounding;
import floorplan.domain.repayment.ReversalKind;
import floorplan.store.credit.CreditViews.Credited;
import floorplan.store.reversal.ReversalList.ReversedRepayment;
import floorplan.store.reversal.ReversalList.Status;
import floorplan.store.reversal.ReversalViews.ReversalView;
import floorplan.workflows.reversal.ReversalWorkflow;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A reversal and its repayment. */
record ReversalLineAnswer(
        @Schema(
                description = "Id of the repayment, which is reversed at most once",
                example = "952a787ed8640c69fc0c00755da04a05")
        String id,

        @Schema(
                description =
                        "ACCEPTED until the loan has its balances back, then APPLIED; COMPLETED once the credit side is told")
        Status status,

        @Schema(example = "L-2026-0001") String loanId,

        @Schema(example = "D-1") @Nullable String dealerId,

        Payer payer,

        @Schema(description = "Amount of the repayment, a decimal string in units of `currency`", example = "10000.00")
        String amount,

        @Schema(example = "CNY") String currency,

        @Schema(example = "the payment bounced") String reason,

        @Schema(description = "Null for a reversal made before corrections existed") @Nullable
        ReversalKind kind,

        @Schema(description = "Client that asked for the reversal: `sub` of its token", example = "operator")
        String by,

        @Schema(
                description =
                        "Status of the credit that the reversal uses again: PENDING, REVERSED, DEAD_LETTER, DISCARDED",
                example = "REVERSED")
        String creditStatus,

        @Schema(
                description =
                        "Date from which the reversal counts: the repayment's value date; null until it is applied")
        @Nullable
        LocalDate effectiveDate,

        @Nullable LocalDate bookingDate,
        String workflowId,
        Instant acceptedAt,
        @Nullable Instant decidedAt,
        @Nullable Instant sentAt,
        @Nullable Instant creditedAt) {
    static ReversalLineAnswer of(ReversedRepayment line, @Nullable Credited credited) {
        ReversalView reversal = line.reversal();
        return new ReversalLineAnswer(
                line.repaymentId(),
                line.status(),
                line.loanNo(),
                line.dealerId(),
                line.payer(),
                Rounding.toUnits(line.amount()).toPlainString(),
                line.currency(),
                reversal.reason(),
                reversal.kind(),
                line.client(),
                CreditStatus.nameOf(credited),
                reversal.effectiveDate(),
                reversal.bookingDate(),
                ReversalWorkflow.workflowId(line.repaymentId()),
                reversal.acceptedAt(),
                reversal.decidedAt(),
                reversal.sentAt(),
                CreditStatus.finishedAt(credited));
    }
}
