package floorplan.workflows.reversal;

import com.fasterxml.jackson.annotation.JsonInclude;
import floorplan.domain.credit.CreditMovement;
import floorplan.workflows.MoneyPayload;
import floorplan.workflows.MovementPayload;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An applied reversal in Temporal's payloads: a movement and its correction. The movement's fields have the names of
 * {@link MovementPayload}, which older versions wrote instead. Histories hold these names, so they must not change.
 *
 * @param correction for people: the differences that it booked; null for a reversal that was made before corrections
 *     existed, and then not written
 */
public record AppliedReversal(
        CreditMovement.MovementKind kind,
        String repaymentId,
        String loanId,
        String dealerId,
        MoneyPayload principal,
        LocalDate valueDate,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String correction) {
    public static AppliedReversal of(CreditMovement movement, @Nullable String correction) {
        return new AppliedReversal(
                movement.kind(),
                movement.sourceId(),
                movement.loanId(),
                movement.dealerId(),
                MoneyPayload.of(movement.principal()),
                movement.valueDate(),
                correction);
    }

    /** The credit that it uses again. */
    public MovementPayload movement() {
        return new MovementPayload(kind, repaymentId, loanId, dealerId, principal, valueDate);
    }
}
