package floorplan.store.trialbalance;

import static floorplan.store.trialbalance.SourceSql.FIRST_LOAN;
import static floorplan.store.trialbalance.SourceSql.IS_DAY_END;
import static floorplan.store.trialbalance.SourceSql.LAST_LOAN;

import floorplan.domain.journal.JournalSource;
import floorplan.store.database.AccountDatabase;
import java.util.List;

/** Finds the loans behind an entry's source. */
final class LoansOfEntry {
    private final AccountDatabase database;

    LoansOfEntry(AccountDatabase database) {
        this.database = database;
    }

    /** The numbers of these loans, at most {@link DifferenceCauses#MOST}; empty for imports, receipts and payouts. */
    List<String> of(String source) {
        return JournalSource.parse(source)
                .map(known -> switch (known.kind()) {
                    case REPAYMENT, REVERSAL -> loanOfRepayment(known.subject());
                    case LOAN -> loan(known.subject());
                    case CORRECTION ->
                        loan(known.subject()
                                .substring(0, Math.max(0, known.subject().lastIndexOf(':'))));
                    case DAY_END -> loansOfRange(source);
                    case IMPORT, RECEIPT, REFUND, RETURN -> List.<String>of();
                })
                .orElse(List.of());
    }

    private List<String> loanOfRepayment(String subject) {
        return database.sql("SELECT loan_no FROM repayment_log WHERE id = LEFT(:subject, :length)")
                .param("subject", subject)
                .param("length", SourceSql.ID_LENGTH)
                .query((row, n) -> row.getString("loan_no"))
                .list();
    }

    private List<String> loan(String loanNo) {
        return database.sql("SELECT loan_no FROM loan WHERE loan_no = :loanNo")
                .param("loanNo", loanNo)
                .query((row, n) -> row.getString("loan_no"))
                .list();
    }

    private List<String> loansOfRange(String source) {
        return database.sql("""
                        SELECT l.loan_no FROM (SELECT CAST(:source AS CHAR) AS source) j
                            JOIN loan l ON l.id BETWEEN %s AND %s
                        WHERE %s ORDER BY l.id LIMIT :most
                        """.formatted(FIRST_LOAN, LAST_LOAN, IS_DAY_END))
                .param("source", source)
                .param("most", DifferenceCauses.MOST)
                .query((row, n) -> row.getString("loan_no"))
                .list();
    }
}
