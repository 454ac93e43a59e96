package floorplan.store.trialbalance;

import floorplan.domain.journal.LedgerAccount;
import floorplan.store.database.AccountDatabase;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** Loans whose own rows contradict each other. */
final class WrongLoans {
    private static final BrokenRule LOST_ROW = new BrokenRule(
            "n.loan_id IS NULL AND l.accrued_through >= l.drawdown_date",
            "the accrual row of the last accrued date is missing");
    private static final BrokenRule LOST_ROW_OF_DAY_BEFORE = new BrokenRule(
            "d.loan_id IS NOT NULL AND p.loan_id IS NULL AND l.drawdown_date < :date",
            "the accrual row of the day before is missing");
    private static final BrokenRule PRINCIPAL = new BrokenRule(
            "l.principal <> l.drawn - COALESCE(r.principal, 0)",
            "the principal is not the drawn amount less the repaid principal");
    private static final BrokenRule PARTS =
            new BrokenRule("r.amount <> r.parts", "repayments are not the sum of their allocations");
    private static final BrokenRule INTEREST_SUM = new BrokenRule(
            newest("dealer_interest_total") + " + " + newest("manufacturer_interest_total") + " <> ROUND("
                    + newest("interest_sum") + " * 100)",
            "the total interest posted is not the running sum");
    private static final BrokenRule PENALTY_SUM = new BrokenRule(
            newest("penalty_total") + " <> ROUND(" + newest("penalty_sum") + " * 100)",
            "the total penalty posted is not the running sum");
    private static final BrokenRule RECEIPTS = new BrokenRule(
            "COALESCE(r.surplus, 0) <> COALESCE(u.amount, 0)",
            "the surplus of its repayments is not the sum of its receipts");

    /**
     * The sums that the repayments of each loan have paid: as first allocated, plus the changes by corrections. A
     * repayment that was taken back counts as nothing, since its parts and those of its take-back change together. A
     * repayment that bounced counts only with the money that had left its surplus before the bounce.
     */
    private static final String REPAID = """
            SELECT loan_id, SUM(amount) AS amount, SUM(penalty + late_fee + interest + principal + surplus) AS parts,
                SUM(principal) AS principal, SUM(penalty) AS penalty, SUM(late_fee) AS late_fee, SUM(surplus) AS surplus,
                SUM(CASE WHEN payer = 'DEALER' THEN interest ELSE 0 END) AS dealer_interest,
                SUM(CASE WHEN payer = 'DEALER' THEN 0 ELSE interest END) AS manufacturer_interest
            FROM (
                SELECT r.loan_id, r.payer, CASE WHEN r.status = 'REVERSED' AND v.kind = 'BOUNCED' THEN
                        (SELECT COALESCE(-SUM(u.amount), 0) FROM unapplied_receipt u
                            WHERE u.receipt_id = r.id AND u.source NOT LIKE 'correction:%')
                    ELSE r.amount END AS amount,
                    CASE WHEN r.correction_seq IS NULL THEN r.penalty ELSE 0 END AS penalty,
                    CASE WHEN r.correction_seq IS NULL THEN r.late_fee ELSE 0 END AS late_fee,
                    CASE WHEN r.correction_seq IS NULL THEN r.interest ELSE 0 END AS interest,
                    CASE WHEN r.correction_seq IS NULL THEN r.principal ELSE 0 END AS principal, 0 AS surplus
                FROM repayment_log r LEFT JOIN reversal_log v ON v.repayment_id = r.id
                WHERE r.loan_id IS NOT NULL AND (r.status <> 'REVERSED' OR v.kind IS NOT NULL)
                UNION ALL
                SELECT x.loan_id, x.payer, 0, (x.new_penalty - x.old_penalty) * x.sign, (x.new_late_fee - x.old_late_fee) * x.sign,
                    (x.new_interest - x.old_interest) * x.sign, (x.new_principal - x.old_principal) * x.sign,
                    (x.new_surplus - x.old_surplus) * x.sign
                FROM (SELECT *, CASE input_kind WHEN 'TAKE_BACK' THEN -1 ELSE 1 END AS sign FROM correction_allocation
                    WHERE input_kind <> 'WAIVER') x) parts
            GROUP BY loan_id
            """;

    private final AccountDatabase database;
    private final String visible;

    WrongLoans(AccountDatabase database, String visible) {
        this.database = database;
        this.visible = visible;
    }

    private record BrokenRule(String broken, String words) {
        static BrokenRule chain(String posted) {
            return new BrokenRule(
                    "d.%1$s_total <> d.%1$s + COALESCE(cp.%1$s_total, p.%1$s_total, 0)".formatted(posted),
                    "the day before's total plus the date's " + posted.replace('_', ' ') + " is not the date's total");
        }

        static BrokenRule paid(String column, String repaid) {
            return new BrokenRule(
                    "l." + column + " <> COALESCE(r." + repaid + ", 0)",
                    column.replace('_', ' ') + " is not the sum that its repayments paid");
        }
    }

    private static BrokenRule waived(String part) {
        return new BrokenRule(
                "l.%1$s_waived <> COALESCE(w.%1$s, 0)".formatted(part),
                "the waived amount is not the sum of its waivers");
    }

    /** A column of the newest accrual row, or of the correction made after it. */
    private static String newest(String column) {
        return "COALESCE(c." + column + ", n." + column + ")";
    }

    /** Loans of a ledger's type and currency with a fault that can move the ledger's account. */
    List<DifferenceCauses.Finding> of(Ledger ledger, LocalDate date) {
        String fault = rules(ledger.account()).stream()
                .map(rule -> "WHEN " + rule.broken() + " THEN '" + rule.words().replace("'", "''") + "'")
                .collect(Collectors.joining(" ", "CASE ", " END"));
        return database.sql("""
                        SELECT * FROM (
                            SELECT l.id, l.loan_no, %s AS fault
                            FROM loan l
                                LEFT JOIN accrual n ON n.business_date = l.accrued_through AND n.loan_id = l.id
                                LEFT JOIN accrual d ON d.business_date = :date AND d.loan_id = l.id
                                LEFT JOIN accrual p ON p.business_date = :dayBefore AND p.loan_id = l.id
                                LEFT JOIN correction c ON c.loan_id = l.id AND c.seq = l.corrections
                                    AND l.corrected_through = l.accrued_through
                                LEFT JOIN correction cp ON cp.loan_id = l.id AND cp.seq = (
                                    SELECT MAX(m.seq) FROM correction m WHERE m.loan_id = l.id AND m.accrued_through = :dayBefore)
                                LEFT JOIN (%s) r ON r.loan_id = l.id
                                LEFT JOIN (SELECT r.loan_id, SUM(u.amount) AS amount
                                    FROM unapplied_receipt u JOIN repayment_log r ON r.id = u.receipt_id
                                    WHERE LEFT(u.source, 11) = 'correction:' GROUP BY r.loan_id) u ON u.loan_id = l.id
                                LEFT JOIN (SELECT loan_id, SUM(new_penalty - old_penalty) AS penalty,
                                        SUM(new_late_fee - old_late_fee) AS late_fee
                                    FROM correction_allocation WHERE input_kind = 'WAIVER' GROUP BY loan_id) w ON w.loan_id = l.id
                            WHERE l.loan_type = :loanType AND l.currency = :currency AND %s) loans
                        WHERE fault IS NOT NULL ORDER BY id LIMIT :most
                        """.formatted(fault, REPAID, visible))
                .param("date", date)
                .param("dayBefore", date.minusDays(1))
                .param("loanType", ledger.loanType())
                .param("currency", ledger.currency())
                .param("most", DifferenceCauses.MOST)
                .query((row, n) ->
                        new DifferenceCauses.Finding(List.of(row.getString("loan_no")), row.getString("fault")))
                .list();
    }

    private static List<BrokenRule> rules(String account) {
        return switch (LedgerAccount.valueOf(account)) {
            case CASH -> List.of(PARTS);
            case UNAPPLIED_RECEIPTS -> List.of(PARTS, RECEIPTS);
            case PRINCIPAL_RECEIVABLE -> List.of(PRINCIPAL);
            case DEALER_INTEREST_RECEIVABLE, MANUFACTURER_INTEREST_RECEIVABLE, INTEREST_INCOME ->
                List.of(
                        LOST_ROW,
                        LOST_ROW_OF_DAY_BEFORE,
                        INTEREST_SUM,
                        BrokenRule.chain("dealer_interest"),
                        BrokenRule.chain("manufacturer_interest"),
                        BrokenRule.paid("dealer_interest_paid", "dealer_interest"),
                        BrokenRule.paid("manufacturer_interest_paid", "manufacturer_interest"));
            case PENALTY_RECEIVABLE, PENALTY_INCOME ->
                List.of(
                        LOST_ROW,
                        LOST_ROW_OF_DAY_BEFORE,
                        PENALTY_SUM,
                        BrokenRule.chain("penalty"),
                        BrokenRule.paid("penalty_paid", "penalty"),
                        waived("penalty"));
            case LATE_FEE_RECEIVABLE, LATE_FEE_INCOME ->
                List.of(
                        LOST_ROW,
                        LOST_ROW_OF_DAY_BEFORE,
                        BrokenRule.chain("late_fee"),
                        BrokenRule.paid("late_fee_paid", "late_fee"),
                        waived("late_fee"));
        };
    }
}
