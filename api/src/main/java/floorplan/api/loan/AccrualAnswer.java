package floorplan.api.loan;

import static floorplan.api.loan.Amounts.amount;

import floorplan.api.security.Party;
import floorplan.store.loan.AccrualLine;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The amounts that one date posted for a loan, or the differences that a correction made, as decimal strings in the
 * loan's currency. The rows of a date add up to the effective amounts. The dealer's amounts are null for a
 * manufacturer's token.
 */
record AccrualAnswer(
        @Schema(example = "2026-02-20") LocalDate date,

        @Schema(description = "Date of the books that contain the row", example = "2026-02-20")
        LocalDate bookingDate,

        @Schema(
                description =
                        "Null in a date's first row; otherwise the correction whose differences the row holds; a decrease is below 0",
                example = "L-2026-0001:1")
        @Nullable
        String correctionId,

        @Schema(example = "-200.00") @Nullable String lateFee,

        @Schema(example = "-0.27") @Nullable String dealerInterest,

        @Schema(example = "-0.50") String manufacturerInterest,

        @Schema(example = "-0.32") @Nullable String penalty) {
    static AccrualAnswer of(String loanNo, AccrualLine line, Party seenBy) {
        boolean all = seenBy.seesDealersFigures();
        Integer correction = line.correctionSeq();
        return new AccrualAnswer(
                line.date(),
                line.bookingDate(),
                correction == null ? null : Amounts.correctionId(loanNo, correction),
                all ? amount(line.lateFee()) : null,
                all ? amount(line.dealerInterest()) : null,
                amount(line.manufacturerInterest()),
                all ? amount(line.penalty()) : null);
    }
}
