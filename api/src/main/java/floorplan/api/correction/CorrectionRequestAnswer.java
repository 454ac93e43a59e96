package floorplan.api.correction;

import floorplan.api.loan.Amounts;
import floorplan.domain.correction.AcceptedCorrection;
import floorplan.domain.correction.AcceptedCorrection.CorrectedRate;
import floorplan.domain.correction.AcceptedCorrection.WaivedFees;
import floorplan.domain.correction.CorrectionDecision.CorrectionRefusal;
import floorplan.domain.correction.CorrectionKind;
import floorplan.domain.correction.CorrectionStatus;
import floorplan.store.correction.CorrectionRequestViews.CorrectionRequestView;
import floorplan.workflows.correction.CorrectionWorkflow;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A rate correction or a waiver as the API shows it. Values that are not known yet, or are of the other kind, are null.
 *
 * @param id the request's id
 * @param correctionId id of the correction that carried the request out
 * @param effectiveFrom the earliest date that it changes
 * @param annualRate the corrected rate
 * @param replacedRate the rate that the corrected one replaces; null if there was none
 * @param amount the most that is waived; null for the whole unpaid fee
 * @param credit the dealer's credit that is restored; below 0 if it is used again
 */
public record CorrectionRequestAnswer(
        @Schema(example = "0a1b2c3d4e5f60718293a4b5c6d7e8f9")
        String id,

        @Schema(allowableValues = {"RATE", "WAIVER"}) CorrectionKind kind,

        CorrectionStatus status,
        @Schema(example = "L-2026-0001") String loanId,

        @Schema(example = "L-2026-0001:1") @Nullable String correctionId,

        @Schema(example = "the contract says 6.9 %") String reason,

        @Schema(description = "Client that asked for it: `sub` of its token", example = "operator")
        String by,

        @Nullable LocalDate effectiveFrom,
        @Nullable LocalDate bookingDate,

        @Schema(description = "Decimal fraction a year", example = "0.069") @Nullable
        String annualRate,

        @Schema(example = "0.072") @Nullable String replacedRate,

        @Nullable WaivedComponent component,

        @Schema(description = "Month of a waived late fee", example = "2026-01") @Nullable
        String period,

        @Schema(example = "200.00") @Nullable String amount,

        @Schema(example = "-12.30") @Nullable String credit,

        @Nullable CorrectionRefusalAnswer refusal,
        String workflowId,
        @Nullable Instant acceptedAt,
        @Nullable Instant decidedAt,
        @Nullable Instant sentAt) {
    /** The fee that a waiver gives up. */
    public enum WaivedComponent {
        LATE_FEE,
        PENALTY
    }

    /** The reason for which a correction request is refused. */
    public record CorrectionRefusalAnswer(CorrectionRefusal reason, String detail) {}

    static CorrectionRequestAnswer of(CorrectionRequestView view) {
        CorrectionRefusal refusal = view.refusal();
        boolean waives = view.kind() == CorrectionKind.WAIVER;
        return new CorrectionRequestAnswer(
                view.id(),
                view.kind(),
                view.status(),
                view.loanNo(),
                view.seq() == null ? null : Amounts.correctionId(view.loanNo(), view.seq()),
                view.reason(),
                view.client(),
                view.effectiveFrom(),
                view.bookingDate(),
                text(view.annualRate()),
                text(view.replacedRate()),
                waives ? component(view.lateFeeOf()) : null,
                view.lateFeeOf() == null ? null : view.lateFeeOf().toString(),
                amount(view.amount()),
                amount(view.credit()),
                refusal == null ? null : new CorrectionRefusalAnswer(refusal, String.valueOf(view.refusalDetail())),
                CorrectionWorkflow.workflowId(view.id()),
                view.acceptedAt(),
                view.decidedAt(),
                view.sentAt());
    }

    /** A request that is not logged yet. */
    static CorrectionRequestAnswer accepted(AcceptedCorrection asked) {
        CorrectedRate corrected = asked.change() instanceof CorrectedRate rate ? rate : null;
        WaivedFees waived = asked.change() instanceof WaivedFees fees ? fees : null;
        return new CorrectionRequestAnswer(
                asked.id(),
                waived == null ? CorrectionKind.RATE : CorrectionKind.WAIVER,
                CorrectionStatus.ACCEPTED,
                asked.loanId(),
                null,
                asked.reason(),
                asked.client(),
                corrected == null ? null : corrected.rate().effectiveFrom(),
                null,
                corrected == null ? null : text(corrected.rate().annualRate()),
                null,
                waived == null ? null : component(waived.lateFeeOf()),
                waived == null || waived.lateFeeOf() == null
                        ? null
                        : waived.lateFeeOf().toString(),
                waived == null ? null : amount(waived.cents()),
                null,
                null,
                CorrectionWorkflow.workflowId(asked.id()),
                null,
                null,
                null);
    }

    private static WaivedComponent component(@Nullable YearMonth lateFeeOf) {
        return lateFeeOf == null ? WaivedComponent.PENALTY : WaivedComponent.LATE_FEE;
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static @Nullable String amount(@Nullable Long cents) {
        return cents == null ? null : Amounts.amount(cents);
    }
}
