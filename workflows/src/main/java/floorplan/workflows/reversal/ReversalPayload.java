package floorplan.workflows.reversal;

import com.fasterxml.jackson.annotation.JsonInclude;
import floorplan.domain.repayment.AcceptedReversal;
import floorplan.domain.repayment.ReversalKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An {@link AcceptedReversal} in Temporal's payloads. Histories hold these names, so they must not change.
 *
 * @param kind null for {@code BOUNCED}, and then not written
 */
public record ReversalPayload(
        String repaymentId,
        String client,
        String reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ReversalKind kind) {
    public static ReversalPayload of(AcceptedReversal reversal) {
        return new ReversalPayload(
                reversal.repaymentId(),
                reversal.client(),
                reversal.reason(),
                reversal.kind() == ReversalKind.BOUNCED ? null : reversal.kind());
    }

    public AcceptedReversal toDomain() {
        return new AcceptedReversal(
                repaymentId, client, reason, Objects.requireNonNullElse(kind, ReversalKind.BOUNCED));
    }
}
