package floorplan.store.trialbalance;

import floorplan.store.database.AccountDatabase;
import java.util.List;
import java.util.stream.Stream;

/**
 * Receipts whose rows contradict each other. Each is named by its id, and by the loan that it comes from or has repaid.
 */
final class WrongReceipts {
    private final AccountDatabase database;

    WrongReceipts(AccountDatabase database) {
        this.database = database;
    }

    /** Wrong receipts of a currency. */
    List<DifferenceCauses.Finding> of(String currency) {
        return Stream.of(
                        find(currency, "has an open amount that is not the sum of its movements", """
                                SELECT r.id, l.loan_no FROM receipt r LEFT JOIN loan l ON l.id = r.loan_id
                                WHERE r.currency = :currency AND r.open_amount <> (
                                    SELECT COALESCE(SUM(u.amount), 0) FROM unapplied_receipt u WHERE u.receipt_id = r.id)
                                ORDER BY r.id LIMIT :most
                                """),
                        find(currency, "has movements, but no row of its own", """
                                SELECT DISTINCT u.receipt_id AS id, l.loan_no FROM unapplied_receipt u
                                    LEFT JOIN receipt r ON r.id = u.receipt_id
                                    LEFT JOIN repayment_log p ON p.id = u.receipt_id LEFT JOIN loan l ON l.id = p.loan_id
                                WHERE u.currency = :currency AND r.id IS NULL ORDER BY u.receipt_id LIMIT :most
                                """),
                        find(currency, "lacks the movement of a repayment that it paid", """
                                SELECT p.receipt_id AS id, l.loan_no FROM repayment_log p JOIN loan l ON l.id = p.loan_id
                                WHERE p.receipt_id IS NOT NULL AND l.currency = :currency AND NOT EXISTS (
                                    SELECT 1 FROM unapplied_receipt u WHERE u.receipt_id = p.receipt_id
                                        AND u.source = CONVERT(CONCAT('repayment:', p.id) USING ascii) AND u.amount = -p.amount)
                                ORDER BY p.id LIMIT :most
                                """))
                .flatMap(List::stream)
                .toList();
    }

    private List<DifferenceCauses.Finding> find(String currency, String fault, String sql) {
        return database.sql(sql)
                .param("currency", currency)
                .param("most", DifferenceCauses.MOST)
                .query((row, n) -> {
                    String loan = row.getString("loan_no");
                    return new DifferenceCauses.Finding(
                            loan == null ? List.of() : List.of(loan), "receipt " + row.getString("id") + " " + fault);
                })
                .list();
    }
}
