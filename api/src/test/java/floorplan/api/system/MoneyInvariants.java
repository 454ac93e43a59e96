package floorplan.api.system;

import static floorplan.api.system.RunningSystem.count;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.store.database.AccountDatabase;

/** Invariants between loans, journal, receipts and credit lines, which hold whenever nothing is under way. */
public final class MoneyInvariants {
    private MoneyInvariants() {}

    public static void assertBalanced(RunningSystem system) {
        AccountDatabase account = system.account;
        assertThat(count(account, """
                        SELECT COUNT(*) FROM (SELECT 1 FROM journal_line
                            GROUP BY source, event, calculated_for HAVING SUM(amount) <> 0) unbalanced
                        """)).as("entries that do not sum to zero").isZero();
        assertThat(inJournal(account, "PRINCIPAL_RECEIVABLE"))
                .isEqualTo(count(account, "SELECT COALESCE(SUM(principal), 0) FROM loan"));
        assertThat(inJournal(account, "DEALER_INTEREST_RECEIVABLE"))
                .isEqualTo(owed(account, "dealer_interest", "dealer_interest_paid"));
        assertThat(inJournal(account, "MANUFACTURER_INTEREST_RECEIVABLE"))
                .isEqualTo(owed(account, "manufacturer_interest", "manufacturer_interest_paid"));
        assertThat(inJournal(account, "PENALTY_RECEIVABLE"))
                .isEqualTo(owed(account, "penalty", "penalty_paid + penalty_waived"));
        assertThat(inJournal(account, "LATE_FEE_RECEIVABLE"))
                .isEqualTo(owed(account, "late_fee", "late_fee_paid + late_fee_waived"));
        assertThat(count(account, """
                        SELECT COALESCE(SUM(penalty + late_fee + interest + principal - amount), 0)
                        FROM repayment_log WHERE status = 'APPLIED'
                        """))
                .as("cents of repayments that went nowhere")
                .isZero();
        assertThat(count(account, """
                        SELECT COUNT(*) FROM loan l LEFT JOIN (
                            SELECT loan_id, SUM(penalty) AS penalty, SUM(late_fee) AS late_fee, SUM(interest) AS interest,
                                SUM(principal) AS principal
                            FROM (SELECT loan_id, penalty, late_fee, interest, principal FROM repayment_log
                                    WHERE status IN ('APPLIED', 'REVERSED') AND correction_seq IS NULL
                                UNION ALL SELECT loan_id, new_penalty - old_penalty, new_late_fee - old_late_fee,
                                    new_interest - old_interest, new_principal - old_principal FROM correction_allocation) part
                            GROUP BY loan_id) a ON a.loan_id = l.id
                        WHERE COALESCE(a.penalty, 0) <> l.penalty_paid + l.penalty_waived
                            OR COALESCE(a.late_fee, 0) <> l.late_fee_paid + l.late_fee_waived
                            OR COALESCE(a.interest, 0) <> l.dealer_interest_paid + l.manufacturer_interest_paid
                            OR COALESCE(a.principal, 0) <> l.drawn - l.principal
                        """))
                .as("loans that differ from the allocations of their inputs")
                .isZero();
        assertThat(inJournal(account, "UNAPPLIED_RECEIPTS"))
                .isEqualTo(-count(account, "SELECT COALESCE(SUM(amount), 0) FROM unapplied_receipt"));
        assertThat(inJournal(account, "UNAPPLIED_RECEIPTS"))
                .as("the open receipts")
                .isEqualTo(-count(account, "SELECT COALESCE(SUM(open_amount), 0) FROM receipt"));
        assertThat(count(system.clms, "SELECT COALESCE(SUM(used), 0) FROM credit_line"))
                .as("credit in use is the principal left on the loans")
                .isEqualTo(count(account, "SELECT COALESCE(SUM(principal), 0) FROM loan"));
    }

    private static long inJournal(AccountDatabase account, String name) {
        return count(account, "SELECT COALESCE(SUM(amount), 0) FROM journal_line WHERE account = '" + name + "'");
    }

    /** Cents that all loans owe: accruals and their corrections, less the cents that are paid or waived. */
    private static long owed(AccountDatabase account, String part, String settled) {
        return count(account, """
                SELECT (SELECT COALESCE(SUM(%1$s), 0) FROM accrual) + (SELECT COALESCE(SUM(%1$s), 0) FROM correction_accrual)
                    - (SELECT COALESCE(SUM(%2$s), 0) FROM loan)
                """.formatted(part, settled));
    }

    /**
     * True if nothing that is logged is under way: every applied repayment, reversal and requested correction is sent
     * and has its outcome, and both hashes are empty.
     */
    public static boolean quiet(RunningSystem system) {
        return count(
                                system.account,
                                "SELECT COUNT(*) FROM repayment_log WHERE status = 'ACCEPTED' OR (status <> 'REFUSED' AND sent_at IS NULL)")
                        == 0
                && count(system.account, "SELECT COUNT(*) FROM reversal_log WHERE sent_at IS NULL") == 0
                && count(
                                system.account,
                                "SELECT COUNT(*) FROM correction_request WHERE status <> 'REFUSED' AND sent_at IS NULL")
                        == 0
                && count(system.account, "SELECT COUNT(*) FROM reversal_log")
                        == count(system.clms, "SELECT COUNT(*) FROM credit_log WHERE outcome = 'REVERSED'")
                && count(system.account, "SELECT COUNT(*) FROM correction_request WHERE credit <> 0")
                        == count(system.clms, "SELECT COUNT(*) FROM credit_log WHERE outcome = 'CORRECTED'")
                && count(system.account, "SELECT COUNT(*) FROM repayment_log WHERE status IN ('APPLIED', 'REVERSED')")
                        == count(system.clms, "SELECT COUNT(*) FROM credit_log WHERE outcome = 'RESTORED'")
                && system.servers.redis().opsForHash().size("pre_data") == 0
                && system.servers.redis().opsForHash().size("suc_send_data") == 0;
    }
}
