package floorplan.workflows.repayment;

import floorplan.domain.repayment.Refusal;
import floorplan.domain.repayment.RefusalReason;

/** A {@link Refusal} in Temporal's payloads. Histories hold these names, so they must not change. */
public record RefusalPayload(RefusalReason reason, String detail) {
    static RefusalPayload of(Refusal refusal) {
        return new RefusalPayload(refusal.reason(), refusal.detail());
    }

    Refusal toDomain() {
        return new Refusal(reason, detail);
    }
}
