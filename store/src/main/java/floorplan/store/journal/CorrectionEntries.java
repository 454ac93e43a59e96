package floorplan.store.journal;

import floorplan.domain.journal.JournalLine;
import floorplan.domain.journal.LedgerAccount;
import floorplan.store.database.AccountDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The entries that corrections of loans have posted. */
public final class CorrectionEntries {
    private final AccountDatabase database;

    public CorrectionEntries(AccountDatabase database) {
        this.database = database;
    }

    /**
     * The lines of each correction's entry, debits first, by its {@code seq}. A correction that moved no account has no
     * entry and is left out.
     *
     * @param loanId the loan's key in the database
     */
    public Map<Integer, List<JournalLine>> lines(long loanId, Collection<Integer> seqs) {
        Map<Integer, List<JournalLine>> bySeq = new HashMap<>();
        if (seqs.isEmpty()) {
            return bySeq;
        }
        // The source is in the charset of its column, so each correction's lines are one range of the journal's key.
        database.sql("""
                        SELECT c.seq, j.account, j.amount
                        FROM correction c JOIN loan l ON l.id = c.loan_id
                            JOIN journal_line j ON j.booking_date = c.booking_date
                                AND j.source = CONVERT(CONCAT('correction:', l.loan_no, ':', c.seq) USING ascii)
                        WHERE c.loan_id = :id AND c.seq IN (:seqs)
                        """).param("id", loanId).param("seqs", seqs).query(row -> {
            bySeq.computeIfAbsent(row.getInt("seq"), seq -> new ArrayList<>())
                    .add(new JournalLine(LedgerAccount.valueOf(row.getString("account")), row.getLong("amount")));
        });
        bySeq.values().forEach(lines -> lines.sort(JournalLine.ORDER));
        return bySeq;
    }
}
