package floorplan.store.trialbalance;

import floorplan.domain.journal.LedgerAccount;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** SQL for the postings of a changed allocation {@code x}, a row of {@code correction_allocation}. */
public final class CorrectedSql {
    /** The accounts that a changed allocation may move. */
    static final List<LedgerAccount> ACCOUNTS = Arrays.stream(LedgerAccount.values())
            .filter(account -> account != LedgerAccount.INTEREST_INCOME)
            .toList();

    private static final String REPAID =
            "CASE x.input_kind WHEN 'REPAYMENT' THEN 1 WHEN 'TAKE_BACK' THEN -1 ELSE 0 END";
    private static final String WAIVED = "CASE x.input_kind WHEN 'WAIVER' THEN 1 ELSE 0 END";
    private static final String BY_DEALER = "CASE WHEN x.payer = 'DEALER' THEN 1 ELSE 0 END";
    private static final String BY_MANUFACTURER = "CASE WHEN x.payer = 'MANUFACTURER' THEN 1 ELSE 0 END";

    /** 1 if the row is a late repayment that an unapplied receipt paid, else 0. */
    private static final String APPLIED = """
            CASE WHEN x.input_kind = 'REPAYMENT' AND EXISTS (SELECT 1 FROM repayment_log p WHERE p.id = x.input_id
                AND p.receipt_id IS NOT NULL AND p.loan_id = x.loan_id AND p.correction_seq = x.seq) THEN 1 ELSE 0 END
            """;

    private static final String MOVED = Stream.of("penalty", "late_fee", "interest", "principal", "surplus")
            .map(CorrectedSql::more)
            .collect(Collectors.joining(" + ", "(", ")"));

    private CorrectedSql() {}

    /** The amount that the row posts to an account, debit above zero. */
    public static String posted(LedgerAccount account) {
        return switch (account) {
            case CASH -> "(%s) * (1 - (%s)) * %s".formatted(REPAID, APPLIED, MOVED);
            case PRINCIPAL_RECEIVABLE -> "-(%s) * %s".formatted(REPAID, more("principal"));
            case DEALER_INTEREST_RECEIVABLE -> "-(%s) * (%s) * %s".formatted(REPAID, BY_DEALER, more("interest"));
            case MANUFACTURER_INTEREST_RECEIVABLE ->
                "-(%s) * (%s) * %s".formatted(REPAID, BY_MANUFACTURER, more("interest"));
            case PENALTY_RECEIVABLE -> "-((%s) + (%s)) * %s".formatted(REPAID, WAIVED, more("penalty"));
            case LATE_FEE_RECEIVABLE -> "-((%s) + (%s)) * %s".formatted(REPAID, WAIVED, more("late_fee"));
            case PENALTY_INCOME -> "(%s) * %s".formatted(WAIVED, more("penalty"));
            case LATE_FEE_INCOME -> "(%s) * %s".formatted(WAIVED, more("late_fee"));
            case UNAPPLIED_RECEIPTS -> "-(%s) * %s + (%s) * %s".formatted(REPAID, more("surplus"), APPLIED, MOVED);
            case INTEREST_INCOME -> "0";
        };
    }

    /** The sum of each account, as a column with its name. */
    static String sums() {
        return ACCOUNTS.stream()
                .map(account -> "SUM(" + posted(account) + ") AS " + account)
                .collect(Collectors.joining(", "));
    }

    /**
     * The amounts posted to principal, dealer's interest, manufacturer's interest, late fees and penalty, in this
     * order.
     */
    public static List<String> receivables() {
        return Stream.of(
                        LedgerAccount.PRINCIPAL_RECEIVABLE,
                        LedgerAccount.DEALER_INTEREST_RECEIVABLE,
                        LedgerAccount.MANUFACTURER_INTEREST_RECEIVABLE,
                        LedgerAccount.LATE_FEE_RECEIVABLE,
                        LedgerAccount.PENALTY_RECEIVABLE)
                .map(CorrectedSql::posted)
                .toList();
    }

    private static String more(String part) {
        return "(x.new_" + part + " - x.old_" + part + ")";
    }
}
