package floorplan.activities.receiptfile;

import floorplan.domain.loan.Payer;
import floorplan.domain.receiptfile.MatchRule;
import floorplan.store.receiptfile.FileMatches.KeptMatch;
import floorplan.store.receiptfile.MatchLookups.FoundLoan;
import floorplan.store.receiptfile.MatchLookups.KnownPayer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The loan of a receipt, or the loans that it may be for.
 *
 * @param payer the payer whose debt the money pays
 * @param account the party whose account paid; null if it is not known
 * @param match null if no rule names exactly one loan
 * @param candidates every loan that a rule names, in the order of the rules
 * @param why the reason for which no rule names exactly one; empty if one does
 */
public record MatchedReceipt(
        long line,
        Payer payer,
        @Nullable KnownPayer account,
        @Nullable Candidate match,
        List<Candidate> candidates,
        String why) {
    /** A loan that a rule names. */
    public record Candidate(MatchRule rule, FoundLoan loan) {}

    KeptMatch kept() {
        return match == null
                ? new KeptMatch(line, null, null, payer, account, why)
                : new KeptMatch(line, match.rule(), match.loan(), payer, account, null);
    }
}
