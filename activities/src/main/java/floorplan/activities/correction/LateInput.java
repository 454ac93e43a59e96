package floorplan.activities.correction;

import floorplan.domain.correction.CorrectionKind;
import floorplan.domain.correction.LoanInput;
import floorplan.domain.correction.LoanInputs;
import floorplan.domain.loan.Rate;
import floorplan.domain.repayment.ReversalKind;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An input that comes late.
 *
 * @param inputId the repayment or waiver; null for a rate
 * @param actor the client that asks
 * @param effectiveFrom the earliest date that it can change
 * @param change adds the input to the loan's inputs
 */
public record LateInput(
        CorrectionKind kind,
        @Nullable String inputId,
        String actor,
        String reason,
        LocalDate effectiveFrom,
        UnaryOperator<LoanInputs> change) {
    /** A repayment whose value date is accrued. */
    public static LateInput repayment(LoanInput.Repayment repayment, String actor) {
        return new LateInput(
                CorrectionKind.REPAYMENT,
                repayment.id(),
                actor,
                "Repaid with value date " + repayment.date(),
                repayment.date(),
                inputs -> inputs.with(repayment));
    }

    /**
     * A reversal of an applied repayment.
     *
     * @param valueDate the repayment's
     */
    public static LateInput reversal(
            String repaymentId, ReversalKind kind, LocalDate valueDate, String actor, String reason) {
        return new LateInput(
                CorrectionKind.of(kind),
                repaymentId,
                actor,
                reason,
                valueDate,
                inputs -> inputs.reversed(repaymentId, kind));
    }

    /** A corrected rate, usually from a date that is accrued. */
    public static LateInput rate(Rate rate, String actor, String reason) {
        return new LateInput(
                CorrectionKind.RATE, null, actor, reason, rate.effectiveFrom(), inputs -> inputs.with(rate));
    }

    /** A waiver of fees. */
    public static LateInput waiver(LoanInput.Waiver waiver, String actor, String reason) {
        return new LateInput(
                CorrectionKind.WAIVER, waiver.id(), actor, reason, waiver.date(), inputs -> inputs.with(waiver));
    }
}
