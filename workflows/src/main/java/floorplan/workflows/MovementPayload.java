package floorplan.workflows;

import floorplan.domain.credit.CreditMovement;
import java.time.LocalDate;

/**
 * A {@link CreditMovement} in Temporal's payloads. Histories hold these names, so they must not change.
 *
 * @param repaymentId the id of the repayment, or of the correction request
 */
public record MovementPayload(
        CreditMovement.MovementKind kind,
        String repaymentId,
        String loanId,
        String dealerId,
        MoneyPayload principal,
        LocalDate valueDate) {
    public static MovementPayload of(CreditMovement movement) {
        return new MovementPayload(
                movement.kind(),
                movement.sourceId(),
                movement.loanId(),
                movement.dealerId(),
                MoneyPayload.of(movement.principal()),
                movement.valueDate());
    }

    public CreditMovement toDomain() {
        return new CreditMovement(kind, repaymentId, loanId, dealerId, principal.toDomain(), valueDate);
    }
}
