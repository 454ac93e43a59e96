package floorplan.api.correction;

import floorplan.activities.correction.CorrectedLoan;
import floorplan.activities.correction.LateInput;
import floorplan.activities.correction.LoanCorrections;
import floorplan.api.correction.CorrectionAnswer.CorrectedDateAnswer;
import floorplan.api.correction.CorrectionAnswer.CorrectedInputAnswer;
import floorplan.api.correction.CorrectionAnswer.CorrectionLineAnswer;
import floorplan.api.correction.CorrectionAnswer.CorrectionTotalsAnswer;
import floorplan.api.loan.Amounts;
import floorplan.domain.correction.CorrectionEntry;
import floorplan.domain.correction.LoanDifference;
import floorplan.domain.journal.JournalEntry;
import floorplan.store.correction.LoanCorrection.ChangedInput;
import floorplan.store.loan.LockedLoan;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The differences that a request would post now, of the same shape as a correction; nothing is changed.
 *
 * @param version the loan's, as {@code ETag} shows it; the request itself takes it as {@code If-Match}
 */
public record CorrectionPreviewAnswer(
        @Schema(example = "L-2026-0001") String loanId,

        @Schema(example = "17") long version,

        @Schema(description = "Earliest date that the request would change", example = "2026-02-19")
        LocalDate effectiveFrom,

        @Schema(description = "Date of the books that would have its entry", example = "2026-04-01")
        LocalDate bookingDate,

        @Schema(description = "Date on which the loan is paid off now; null if it is open") @Nullable
        LocalDate paidOffBefore,

        @Schema(description = "Date on which the loan would be paid off; null if it would be open") @Nullable
        LocalDate paidOffAfter,

        @Schema(description = "Sums of the differences over all dates")
        CorrectionTotalsAnswer totals,

        @Schema(
                description =
                        "Principal repaid in addition, by which the dealer's credit would be restored; below 0 if it would be used again",
                example = "1285.51")
        String credit,

        @Schema(description = "Each date that would change, oldest first")
        List<CorrectedDateAnswer> dates,

        @Schema(description = "Each repayment or waiver whose effect would change, the new one included")
        List<CorrectedInputAnswer> inputs,

        @Schema(description = "Lines that would be posted, debits first")
        List<CorrectionLineAnswer> entry) {
    static CorrectionPreviewAnswer of(
            LockedLoan loan, LateInput input, CorrectedLoan corrected, @Nullable LocalDate openDate) {
        LoanDifference difference = corrected.difference();
        return new CorrectionPreviewAnswer(
                loan.state().terms().loanId(),
                loan.version(),
                input.effectiveFrom(),
                LoanCorrections.bookingDate(input, corrected, openDate),
                difference.paidOffBefore(),
                difference.paidOffAfter(),
                CorrectionTotalsAnswer.of(difference.dates()),
                Amounts.amount(difference.principalRepaid()),
                difference.dates().stream().map(CorrectedDateAnswer::of).toList(),
                difference.inputs().stream()
                        .map(ChangedInput::of)
                        .map(CorrectedInputAnswer::of)
                        .toList(),
                CorrectionEntry.of(difference, input.effectiveFrom()).map(JournalEntry::lines).stream()
                        .flatMap(List::stream)
                        .map(CorrectionLineAnswer::of)
                        .toList());
    }
}
