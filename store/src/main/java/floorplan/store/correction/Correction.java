package floorplan.store.correction;

import floorplan.domain.correction.CorrectionKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a row of {@code correction} says of its cause.
 *
 * @param seq counts the loan's corrections, from 1
 * @param inputId the repayment or waiver that came late; null for a rate
 * @param actor who asked for it
 * @param effectiveFrom the earliest date it changes
 * @param accruedThrough the loan's, after it
 * @param feesLimitedThrough the last date whose fees it limits, since the lender erred; null if it limits none
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
