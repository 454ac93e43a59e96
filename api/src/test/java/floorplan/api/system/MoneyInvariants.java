package floorplan.api.system;

import static floorplan.api.system.RunningSystem.count;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.store.database.AccountDatabase;

/** Invariants between loans, journal and credit lines, which hold whenever nothing is under way. */
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
        assertThat(inJournal(account, "DEALER_INTEREST_RECEIVABLE")).isEqualTo(owed(account, "dealer_interest"));
        assertThat(inJournal(account, "MANUFACTURER_INTEREST_RECEIVABLE"))
                .isEqualTo(owed(account, "manufacturer_interest"));
        assertThat(inJournal(account, "PENALTY_RECEIVABLE")).isEqualTo(owed(account, "penalty"));
        assertThat(inJournal(account, "LATE_FEE_RECEIVABLE")).isEqualTo(owed(account, "late_fee"));
        assertThat(count(account, """
                        SELECT COALESCE(SUM(penalty + late_fee + interest + principal - amount), 0)
                        FROM repayment_log WHERE status = 'APPLIED'
                        """))
                .as("cents of repayments that went nowhere")
                .isZero();
        assertThat(count(system.clms, "SELECT COALESCE(SUM(used), 0) FROM credit_line"))
                .as("credit in use is undischarged principal")
                .isEqualTo(count(account, "SELECT COALESCE(SUM(principal), 0) FROM loan"));
    }

    private static long inJournal(AccountDatabase account, String name) {
        return count(account, "SELECT COALESCE(SUM(amount), 0) FROM journal_line WHERE account = '" + name + "'");
    }

    private static long owed(AccountDatabase account, String balance) {
        return count(account, """
                SELECT COALESCE(SUM(a.%1$s_total), 0) - (SELECT COALESCE(SUM(%1$s_paid), 0) FROM loan)
                FROM loan l JOIN accrual a ON a.business_date = l.accrued_through AND a.loan_id = l.id
                """.formatted(balance));
    }

    /**
     * True if nothing that is logged is under way: every applied repayment and reversal is sent and has its outcome,
     * and both hashes are empty.
     */
    public static boolean quiet(RunningSystem system) {
        return count(
                                system.account,
                                "SELECT COUNT(*) FROM repayment_log WHERE status = 'ACCEPTED' OR (status <> 'REFUSED' AND sent_at IS NULL)")
                        == 0
                && count(system.account, "SELECT COUNT(*) FROM reversal_log WHERE sent_at IS NULL") == 0
                && count(system.account, "SELECT COUNT(*) FROM reversal_log")
                        == count(system.clms, "SELECT COUNT(*) FROM credit_log WHERE outcome = 'REVERSED'")
                && count(system.account, "SELECT COUNT(*) FROM repayment_log WHERE status IN ('APPLIED', 'REVERSED')")
                        == count(system.clms, "SELECT COUNT(*) FROM credit_log WHERE outcome = 'RESTORED'")
                && system.servers.redis().opsForHash().size("pre_data") == 0
                && system.servers.redis().opsForHash().size("suc_send_data") == 0;
    }
}
