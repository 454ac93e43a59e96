package floorplan.domain.journal;

/**
 * One side of a posting.
 *
 * @param account where it is posted
 * @param cents a debit above 0, a credit below 0, never 0
 */
public record JournalLine(LedgerAccount account, long cents) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if it moves nothing
     */
    public JournalLine {
        if (cents == 0) {
            throw new IllegalArgumentException("a journal line on " + account + " moves nothing");
        }
    }
}
