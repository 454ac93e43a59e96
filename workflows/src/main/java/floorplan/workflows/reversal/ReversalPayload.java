package floorplan.workflows.reversal;

import floorplan.domain.repayment.AcceptedReversal;

/** An {@link AcceptedReversal} in Temporal's payloads. Histories hold these names, so they must not change. */
public record ReversalPayload(String repaymentId, String client, String reason) {
    public static ReversalPayload of(AcceptedReversal reversal) {
        return new ReversalPayload(reversal.repaymentId(), reversal.client(), reversal.reason());
    }

    public AcceptedReversal toDomain() {
        return new AcceptedReversal(repaymentId, client, reason);
    }
}
