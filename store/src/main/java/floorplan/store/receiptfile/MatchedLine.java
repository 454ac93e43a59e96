package floorplan.store.receiptfile;

import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.receiptfile.MatchRule;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A booked receipt of a file, and the loan that it is matched with.
 *
 * @param amount all that came
 * @param match null if no rule names exactly one loan
 * @param note why none does; null if one does
 */
public record MatchedLine(
        long line,
        String receiptId,
        Money amount,
        LocalDate valueDate,
        @Nullable LineMatch match,
        @Nullable String note) {
    /**
     * The loan of a receipt.
     *
     * @param loanKey the loan's key in the database
     * @param payer whose debt the money pays
     */
    public record LineMatch(MatchRule rule, long loanKey, String loanNo, Payer payer) {}
}
