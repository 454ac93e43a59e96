package floorplan.store.receiptfile;

import floorplan.domain.loan.Payer;
import floorplan.domain.receiptfile.MatchRule;
import floorplan.store.database.AccountDatabase;
import floorplan.store.receiptfile.MatchLookups.FoundLoan;
import floorplan.store.receiptfile.MatchLookups.KnownPayer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the loans that the staged lines of a file are matched with. */
public final class FileMatches {
    private static final int LONGEST_NOTE = 500;

    private final AccountDatabase database;

    public FileMatches(AccountDatabase database) {
        this.database = database;
    }

    /**
     * The match of a staged receipt.
     *
     * @param rule null if no rule names exactly one loan; likewise {@code loan}
     * @param payer whose debt the money pays
     * @param account the party whose account paid; null if it is not known
     * @param note why no rule names one loan; null if one does
     */
    public record KeptMatch(
            long line,
            @Nullable MatchRule rule,
            @Nullable FoundLoan loan,
            Payer payer,
            @Nullable KnownPayer account,
            @Nullable String note) {}

    /** Keeps the matches of lines; a later match of a line replaces an earlier one. */
    public void keep(long fileSeq, List<KeptMatch> matches) {
        database.inTransaction(() -> database.batch(
                """
                UPDATE receipt_file_line SET match_rule = ?, matched_loan = ?, matched_payer = ?, account_payer = ?,
                    account_party = ?, note = ?
                WHERE file_seq = ? AND line = ?
                """, matches.stream().map(match -> values(fileSeq, match)).toList()));
    }

    private static @Nullable Object[] values(long fileSeq, KeptMatch match) {
        MatchRule rule = match.rule();
        FoundLoan loan = match.loan();
        KnownPayer account = match.account();
        String note = match.note();
        return new @Nullable Object[] {
            rule == null ? null : rule.name(),
            loan == null ? null : loan.key(),
            match.payer().name(),
            account == null ? null : account.payer().name(),
            account == null ? null : account.party(),
            note == null ? null : note.substring(0, Math.min(note.length(), LONGEST_NOTE)),
            fileSeq,
            match.line()
        };
    }
}
