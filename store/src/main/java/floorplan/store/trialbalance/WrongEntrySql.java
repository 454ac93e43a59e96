package floorplan.store.trialbalance;

import static floorplan.store.trialbalance.SourceSql.FIRST_LOAN;
import static floorplan.store.trialbalance.SourceSql.IS_CASH_OF_RECEIPT;
import static floorplan.store.trialbalance.SourceSql.IS_DAY_END;
import static floorplan.store.trialbalance.SourceSql.LAST_LOAN;
import static floorplan.store.trialbalance.SourceSql.LOANS;
import static floorplan.store.trialbalance.SourceSql.id;
import static floorplan.store.trialbalance.SourceSql.is;
import static floorplan.store.trialbalance.SourceSql.isNothing;
import static floorplan.store.trialbalance.SourceSql.source;
import static floorplan.store.trialbalance.SourceSql.subject;

import floorplan.domain.journal.JournalSource.SourceKind;

/**
 * Queries for the sources of entries that differ from the rows they come from, and of rows without their entry. Each
 * takes a ledger and the largest number of sources to return.
 */
final class WrongEntrySql {
    /** The amount that an accrual row {@code a} posts to the account. */
    private static final String ACCRUED = """
            (CASE :account
                WHEN 'DEALER_INTEREST_RECEIVABLE' THEN a.dealer_interest
                WHEN 'MANUFACTURER_INTEREST_RECEIVABLE' THEN a.manufacturer_interest
                WHEN 'INTEREST_INCOME' THEN -a.dealer_interest - a.manufacturer_interest
                WHEN 'PENALTY_RECEIVABLE' THEN a.penalty WHEN 'PENALTY_INCOME' THEN -a.penalty
                WHEN 'LATE_FEE_RECEIVABLE' THEN a.late_fee WHEN 'LATE_FEE_INCOME' THEN -a.late_fee ELSE 0 END)
            """;

    /** The amount that an applied repayment {@code r} posts to the account. */
    private static final String REPAID = """
            (CASE :account
                WHEN 'CASH' THEN CASE WHEN r.receipt_id IS NULL THEN r.amount ELSE 0 END
                WHEN 'UNAPPLIED_RECEIPTS' THEN CASE WHEN r.receipt_id IS NULL THEN 0 ELSE r.amount END
                WHEN 'PRINCIPAL_RECEIVABLE' THEN -r.principal
                WHEN 'PENALTY_RECEIVABLE' THEN -r.penalty WHEN 'LATE_FEE_RECEIVABLE' THEN -r.late_fee
                WHEN 'DEALER_INTEREST_RECEIVABLE' THEN CASE WHEN r.payer = 'DEALER' THEN -r.interest ELSE 0 END
                WHEN 'MANUFACTURER_INTEREST_RECEIVABLE' THEN CASE WHEN r.payer = 'DEALER' THEN 0 ELSE -r.interest END
                ELSE 0 END)
            """;

    /** The amount that a movement {@code u} between unapplied receipts and cash posts to the account. */
    private static final String MOVED =
            "CASE :account WHEN 'CASH' THEN u.amount WHEN 'UNAPPLIED_RECEIPTS' THEN -u.amount ELSE 0 END";

    private static final String OF_LEDGER = """
            j.booking_date = :date AND j.account = :account AND j.loan_type = :loanType AND j.currency = :currency
            """;

    private WrongEntrySql() {}

    static String ofRepayments() {
        return """
                SELECT j.source FROM journal_line j
                    LEFT JOIN repayment_log r ON r.id = %s AND r.booking_date = j.booking_date
                WHERE %s AND %s AND NOT (j.amount <=> %s) LIMIT :most
                """.formatted(subject(SourceKind.REPAYMENT), OF_LEDGER, is(SourceKind.REPAYMENT), REPAID);
    }

    static String withoutEntry() {
        String source = source(SourceKind.REPAYMENT, "r.id");
        return """
                SELECT %s AS source FROM repayment_log r JOIN loan l ON l.id = r.loan_id
                WHERE r.booking_date = :date AND l.loan_type = :loanType AND l.currency = :currency AND %s <> 0
                    AND NOT EXISTS (SELECT 1 FROM journal_line j WHERE %s AND j.source = %s)
                LIMIT :most
                """.formatted(source, REPAID, OF_LEDGER, source);
    }

    static String ofReversals() {
        return """
                SELECT j.source FROM journal_line j
                    LEFT JOIN reversal_log v ON v.repayment_id = %s AND v.booking_date = j.booking_date
                    LEFT JOIN repayment_log r ON r.id = v.repayment_id
                WHERE %s AND %s AND NOT (j.amount <=> -%s) LIMIT :most
                """.formatted(subject(SourceKind.REVERSAL), OF_LEDGER, is(SourceKind.REVERSAL), REPAID);
    }

    static String reversalsWithoutEntry() {
        String source = source(SourceKind.REVERSAL, "r.id");
        return """
                SELECT %s AS source FROM reversal_log v JOIN repayment_log r ON r.id = v.repayment_id
                    JOIN loan l ON l.id = r.loan_id
                WHERE v.booking_date = :date AND l.loan_type = :loanType AND l.currency = :currency AND %s <> 0
                    AND NOT EXISTS (SELECT 1 FROM journal_line j WHERE %s AND j.source = %s)
                LIMIT :most
                """.formatted(source, REPAID, OF_LEDGER, source);
    }

    /** The amount that the rows of a correction {@code c} post to the account. */
    private static String corrected(String changed) {
        return """
                ((SELECT COALESCE(SUM(%s), 0) FROM correction_accrual a WHERE a.loan_id = c.loan_id AND a.seq = c.seq)
                    + (SELECT COALESCE(SUM(%s), 0) FROM correction_allocation x WHERE x.loan_id = c.loan_id AND x.seq = c.seq))
                """.formatted(ACCRUED, changed);
    }

    static String ofCorrections(String changed) {
        return """
                SELECT j.source FROM journal_line j
                    LEFT JOIN loan l ON l.loan_no = LEFT(%1$s, CHAR_LENGTH(%1$s) - 1 - CHAR_LENGTH(SUBSTRING_INDEX(%1$s, ':', -1)))
                    LEFT JOIN correction c ON c.loan_id = l.id AND c.seq = CAST(SUBSTRING_INDEX(%1$s, ':', -1) AS SIGNED)
                        AND c.booking_date = j.booking_date
                WHERE %2$s AND %3$s AND (c.loan_id IS NULL OR j.amount <> %4$s) LIMIT :most
                """.formatted(subject(SourceKind.CORRECTION), OF_LEDGER, is(SourceKind.CORRECTION), corrected(changed));
    }

    static String correctionsWithoutEntry(String changed) {
        String source = source(SourceKind.CORRECTION, "l.loan_no, ':', c.seq");
        return """
                SELECT %1$s AS source FROM correction c JOIN loan l ON l.id = c.loan_id
                WHERE c.booking_date = :date AND l.loan_type = :loanType AND l.currency = :currency AND %2$s <> 0
                    AND NOT EXISTS (SELECT 1 FROM journal_line j WHERE %3$s AND j.source = %1$s)
                LIMIT :most
                """.formatted(source, corrected(changed), OF_LEDGER);
    }

    static String ofLoans() {
        return """
                SELECT j.source FROM journal_line j LEFT JOIN loan l ON l.loan_no = %s
                    LEFT JOIN accrual a ON a.business_date = j.calculated_for AND a.loan_id = l.id
                        AND a.booking_date = j.booking_date
                WHERE %s AND %s AND NOT (j.amount <=> %s) LIMIT :most
                """.formatted(subject(SourceKind.LOAN), OF_LEDGER, is(SourceKind.LOAN), ACCRUED);
    }

    static String ofReceipts() {
        return """
                SELECT j.source FROM journal_line j
                WHERE %s AND %s AND NOT (j.amount <=> (
                    SELECT SUM(%s) FROM unapplied_receipt u WHERE u.booking_date = j.booking_date AND u.source = j.source
                        AND u.loan_type = j.loan_type AND u.currency = j.currency)) LIMIT :most
                """.formatted(OF_LEDGER, IS_CASH_OF_RECEIPT, MOVED);
    }

    static String receiptsWithoutEntry() {
        return """
                SELECT r.source FROM (
                    SELECT j.source, SUM(%s) AS moved FROM unapplied_receipt j
                    WHERE j.booking_date = :date AND j.loan_type = :loanType AND j.currency = :currency AND %s GROUP BY j.source) r
                WHERE r.moved <> 0 AND NOT EXISTS (SELECT 1 FROM journal_line j WHERE %s AND j.source = r.source) LIMIT :most
                """.formatted(MOVED.replace("u.", "j."), IS_CASH_OF_RECEIPT, OF_LEDGER);
    }

    // Sums the rows of a range's loans without those accrued one by one, by a repayment or a retry.
    static String ofDayEnds() {
        return """
                SELECT source FROM (
                    SELECT j.source, j.amount, (
                        SELECT COALESCE(SUM(%s), 0) FROM accrual a JOIN loan l ON l.id = a.loan_id
                        WHERE a.business_date = j.calculated_for AND a.loan_id BETWEEN %s AND %s
                            AND a.booking_date = j.booking_date AND l.loan_type = j.loan_type AND l.currency = j.currency
                            AND NOT EXISTS (SELECT 1 FROM journal_line one WHERE one.booking_date = j.booking_date
                                AND one.source = %s AND one.calculated_for = j.calculated_for)
                        ) AS accrued
                    FROM journal_line j WHERE %s AND %s) entries
                WHERE amount <> accrued LIMIT :most
                """.formatted(
                        ACCRUED, FIRST_LOAN, LAST_LOAN, source(SourceKind.LOAN, "l.loan_no"), OF_LEDGER, IS_DAY_END);
    }

    static String ofImports() {
        return """
                SELECT source FROM (
                    SELECT j.source, j.amount, (
                        SELECT SUM(CASE :account WHEN 'CASH' THEN -l.drawn ELSE l.drawn END)
                        FROM import i JOIN loan l ON l.import_seq = i.seq
                        WHERE i.id = %s AND l.loan_type = j.loan_type AND l.currency = j.currency
                            AND l.drawdown_date = j.calculated_for) AS drawn
                    FROM journal_line j
                    WHERE j.account = :account AND j.loan_type = :loanType AND j.currency = :currency
                        AND %s) entries
                WHERE NOT (amount <=> drawn) LIMIT :most
                """.formatted(id(SourceKind.IMPORT), is(SourceKind.IMPORT));
    }

    static String ofNothing() {
        return "SELECT j.source FROM journal_line j WHERE %s AND %s LIMIT :most".formatted(OF_LEDGER, isNothing());
    }

    static String twice() {
        return """
                SELECT MAX(j.source) AS source FROM journal_line j WHERE %s AND %s
                GROUP BY j.calculated_for, j.event, %s HAVING COUNT(*) > 1 LIMIT :most
                """.formatted(OF_LEDGER, IS_DAY_END, LOANS);
    }
}
