package floorplan.workflows.repayment;

import com.fasterxml.jackson.annotation.JsonInclude;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.BackDating;
import floorplan.domain.repayment.FromReceipt;
import floorplan.workflows.MoneyPayload;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An {@link AcceptedRepayment} in Temporal's payloads. Histories hold these names, so they must not change.
 *
 * @param acceptedAt null in histories that are older than this component, and then not written
 * @param backDating null for {@code NONE}, and then not written
 * @param receiptId the unapplied receipt that pays; null for cash, and then not written
 * @param atMost true if the amount is only a limit; null for cash, and then not written
 */
public record RepaymentPayload(
        String repaymentId,
        String client,
        String idempotencyKey,
        String requestHash,
        String loanId,
        Payer payer,
        MoneyPayload amount,
        @Nullable LocalDate valueDate,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant acceptedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BackDating backDating,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String receiptId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean atMost) {
    public static RepaymentPayload of(AcceptedRepayment repayment) {
        FromReceipt from = repayment.from();
        return new RepaymentPayload(
                repayment.repaymentId(),
                repayment.client(),
                repayment.idempotencyKey(),
                repayment.requestHash(),
                repayment.loanId(),
                repayment.payer(),
                MoneyPayload.of(repayment.amount()),
                repayment.valueDate(),
                repayment.acceptedAt(),
                repayment.backDating() == BackDating.NONE ? null : repayment.backDating(),
                from == null ? null : from.receiptId(),
                from == null ? null : from.atMost());
    }

    public AcceptedRepayment toDomain() {
        return new AcceptedRepayment(
                repaymentId,
                client,
                idempotencyKey,
                requestHash,
                loanId,
                payer,
                amount.toDomain(),
                valueDate,
                acceptedAt,
                Objects.requireNonNullElse(backDating, BackDating.NONE),
                receiptId == null
                        ? null
                        : new FromReceipt(receiptId, Objects.requireNonNullElse(atMost, Boolean.FALSE)));
    }
}
