package floorplan.workflows.repayment;

import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.workflows.MoneyPayload;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An {@link AcceptedRepayment} in Temporal's payloads: histories hold these names, so they stay. */
public record RepaymentPayload(
        String repaymentId,
        String client,
        String idempotencyKey,
        String requestHash,
        String loanId,
        Payer payer,
        MoneyPayload amount,
        @Nullable LocalDate valueDate) {
    public static RepaymentPayload of(AcceptedRepayment repayment) {
        return new RepaymentPayload(
                repayment.repaymentId(),
                repayment.client(),
                repayment.idempotencyKey(),
                repayment.requestHash(),
                repayment.loanId(),
                repayment.payer(),
                MoneyPayload.of(repayment.amount()),
                repayment.valueDate());
    }

    public AcceptedRepayment toDomain() {
        return new AcceptedRepayment(
                repaymentId, client, idempotencyKey, requestHash, loanId, payer, amount.toDomain(), valueDate);
    }
}
