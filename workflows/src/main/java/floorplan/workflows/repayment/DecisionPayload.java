package floorplan.workflows.repayment;

import com.fasterxml.jackson.annotation.JsonInclude;
import floorplan.domain.loan.LoanType;
import floorplan.domain.repayment.Refusal;
import floorplan.domain.repayment.RepaymentDecision;
import floorplan.domain.repayment.RepaymentDecision.Applied;
import floorplan.workflows.MovementPayload;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A {@link RepaymentDecision} in Temporal's payloads. Histories hold these names, so they must not change.
 *
 * @param loanType the loan's type, for an applied repayment; {@code restoration} is set with it
 * @param refusal the refusal, for a refused repayment; the other components are then null
 * @param correction for people: the differences that a late repayment booked; null if it came in time, and then not
 *     written
 */
public record DecisionPayload(
        @Nullable LoanType loanType,
        @Nullable MovementPayload restoration,
        @Nullable RefusalPayload refusal,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String correction) {
    /** A decision that corrected nothing. */
    public static DecisionPayload of(RepaymentDecision decision) {
        return switch (decision) {
            case Applied applied ->
                new DecisionPayload(applied.loanType(), MovementPayload.of(applied.restoration()), null, null);
            case Refusal refused -> new DecisionPayload(null, null, RefusalPayload.of(refused), null);
        };
    }

    /** This decision, with the differences that it booked. */
    public DecisionPayload correcting(@Nullable String differences) {
        return new DecisionPayload(loanType, restoration, refusal, differences);
    }

    public RepaymentDecision toDomain() {
        if (refusal != null) {
            return refusal.toDomain();
        }
        return new Applied(
                Objects.requireNonNull(loanType),
                Objects.requireNonNull(restoration).toDomain());
    }
}
