package floorplan.workflows.repayment;

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
 */
public record DecisionPayload(
        @Nullable LoanType loanType,
        @Nullable MovementPayload restoration,
        @Nullable RefusalPayload refusal) {
    public static DecisionPayload of(RepaymentDecision decision) {
        return switch (decision) {
            case Applied applied ->
                new DecisionPayload(applied.loanType(), MovementPayload.of(applied.restoration()), null);
            case Refusal refused -> new DecisionPayload(null, null, RefusalPayload.of(refused));
        };
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
