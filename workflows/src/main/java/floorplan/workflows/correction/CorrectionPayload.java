package floorplan.workflows.correction;

import floorplan.domain.correction.AcceptedCorrection;
import floorplan.domain.correction.AcceptedCorrection.CorrectedRate;
import floorplan.domain.correction.AcceptedCorrection.RequestedChange;
import floorplan.domain.correction.AcceptedCorrection.WaivedFees;
import floorplan.domain.loan.Rate;
import floorplan.domain.repayment.BackDating;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An {@link AcceptedCorrection} in Temporal's payloads. Histories hold these names, so they must not change.
 *
 * @param rate the corrected rate; null for a waiver
 * @param waiver the fees given up; null for a rate correction
 */
public record CorrectionPayload(
        String id,
        String client,
        String idempotencyKey,
        String requestHash,
        String loanId,
        String reason,
        BackDating backDating,
        @Nullable Long ifVersion,
        @Nullable Rate rate,
        @Nullable WaiverPayload waiver) {
    /** Fees given up. */
    public record WaiverPayload(
            @Nullable YearMonth lateFeeOf, @Nullable Long cents) {}

    public static CorrectionPayload of(AcceptedCorrection correction) {
        return new CorrectionPayload(
                correction.id(),
                correction.client(),
                correction.idempotencyKey(),
                correction.requestHash(),
                correction.loanId(),
                correction.reason(),
                correction.backDating(),
                correction.ifVersion(),
                correction.change() instanceof CorrectedRate corrected ? corrected.rate() : null,
                correction.change() instanceof WaivedFees waived
                        ? new WaiverPayload(waived.lateFeeOf(), waived.cents())
                        : null);
    }

    public AcceptedCorrection toDomain() {
        return new AcceptedCorrection(
                id, client, idempotencyKey, requestHash, loanId, reason, backDating, ifVersion, change());
    }

    private RequestedChange change() {
        if (rate != null) {
            return new CorrectedRate(rate);
        }
        WaiverPayload fees = Objects.requireNonNull(waiver);
        return new WaivedFees(fees.lateFeeOf(), fees.cents());
    }
}
