package floorplan.store.correction;

import floorplan.domain.correction.CorrectionKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The cause and the dates of a correction, as its row keeps them.
 *
 * @param seq counts the loan's corrections, from 1
 * @param inputId the repayment or waiver that came late; null for a rate
 * @param actor who asked for it
 * @param effectiveFrom the earliest date that the correction changes
 * @param accruedThrough the loan's last accrued date after the correction
 * @param feesLimitedThrough the last date whose fees are limited because the lender erred; null if none is
 */
public record Correction(
        long loanId,
        int seq,
        CorrectionKind kind,
        @Nullable String inputId,
        String actor,
        String reason,
        LocalDate effectiveFrom,
        LocalDate accruedThrough,
        LocalDate bookingDate,
        @Nullable LocalDate feesLimitedThrough) {}
