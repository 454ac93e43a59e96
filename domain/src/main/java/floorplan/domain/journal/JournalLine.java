package floorplan.domain.journal;

import java.util.Comparator;

/**
 * One side of a posting.
 *
 * @param account the account to which it is posted
 * @param cents a debit above 0, a credit below 0, never 0
 */
public record JournalLine(LedgerAccount account, long cents) {
    /** Debits first, then by account. */
    public static final Comparator<JournalLine> ORDER =
            Comparator.comparing((JournalLine line) -> line.cents() < 0).thenComparing(JournalLine::account);

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the amount is 0
     */
    public JournalLine {
        if (cents == 0) {
            throw new IllegalArgumentException("a journal line on " + account + " moves nothing");
        }
    }
}
