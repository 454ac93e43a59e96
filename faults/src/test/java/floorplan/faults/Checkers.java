package floorplan.faults;

import static floorplan.store.Patience.await;

import floorplan.api.system.MoneyInvariants;
import floorplan.api.system.RunningSystem;
import floorplan.faults.Client.Belief;
import floorplan.faults.Client.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** The checks at the end of every run. Each returns its violations. */
final class Checkers {
    private final Trial trial;
    private final RunningSystem system;

    private Checkers(Trial trial) {
        this.trial = trial;
        this.system = trial.system;
    }

    /** Waits until nothing is under way, or time is up, then runs all checks. */
    static List<String> ask(Trial trial) {
        Checkers checkers = new Checkers(trial);
        List<String> restless = checkers.restlessInTheEnd();
        List<String> violations = new ArrayList<>(trial.violations());
        violations.addAll(restless);
        if (!trial.endsWithBooksApart()) {
            violations.addAll(checkers.bank());
            violations.addAll(checkers.set());
        }
        violations.addAll(checkers.dayEnd());
        return violations;
    }

    private List<String> restlessInTheEnd() {
        try {
            await("nothing under way").until(() -> quiet().isEmpty());
            return List.of();
        } catch (ConditionTimeoutException stillUnderWay) {
            return quiet();
        }
    }

    /** The reasons why something is still under way or both sides do not agree. */
    static List<String> quietAndBalanced(Trial trial) {
        Checkers checkers = new Checkers(trial);
        List<String> restless = checkers.quiet();
        return restless.isEmpty() ? checkers.bank() : restless;
    }

    private List<String> bank() {
        try {
            MoneyInvariants.assertBalanced(system);
            return List.of();
        } catch (AssertionError difference) {
            return List.of("bank: " + String.valueOf(difference.getMessage()).replaceAll("\\s+", " "));
        }
    }

    private record RepaymentRow(String id, String key, String status, long amount, long principal) {}

    private List<String> set() {
        List<String> violations = new ArrayList<>();
        Map<String, RepaymentRow> rows = new HashMap<>();
        Map<String, Long> restored = restored();
        Map<String, Long> cash = cash();
        for (RepaymentRow row : system.account
                .sql("SELECT id, idempotency_key, status, amount, COALESCE(principal, 0) FROM repayment_log")
                .query((row, n) -> new RepaymentRow(
                        row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getLong(5)))
                .list()) {
            rows.put(row.key(), row);
            Long paid = cash.get(row.id());
            Long credit = restored.get(row.id());
            if (row.status().equals("REFUSED") ? paid != null || credit != null : !isWhole(row, paid, credit)) {
                violations.add("set: " + row + " has posted " + paid + " and restored " + credit);
            }
        }
        trial.client.beliefs().forEach((request, belief) -> {
            RepaymentRow row = rows.remove(request.key());
            if (!agrees(request, belief, row)) {
                violations.add("set: the client believes " + belief + " of " + request + ", the log has " + row);
            }
        });
        rows.values().forEach(row -> violations.add("set: nobody has asked for " + row));
        return violations;
    }

    private static boolean isWhole(RepaymentRow row, @Nullable Long paid, @Nullable Long credit) {
        return paid != null && paid == row.amount() && credit != null && credit == row.principal();
    }

    private static boolean agrees(Request request, Belief belief, @Nullable RepaymentRow row) {
        if (row != null && row.amount() != request.cents()) {
            return false;
        }
        return switch (belief) {
            case APPLIED -> row != null && !row.status().equals("REFUSED");
            case ACCEPTED -> row != null;
            case REFUSED -> row == null || row.status().equals("REFUSED");
            case UNKNOWN -> true;
        };
    }

    private Map<String, Long> restored() {
        Map<String, Long> amounts = new HashMap<>();
        system.clms
                .sql("SELECT message_id, amount FROM credit_log WHERE outcome IN ('RESTORED', 'DISCARDED')")
                .query(row -> {
                    amounts.put(row.getString(1), row.getLong(2));
                });
        return amounts;
    }

    /** The amount that each repayment has posted to the cash account. */
    private Map<String, Long> cash() {
        Map<String, Long> amounts = new HashMap<>();
        system.account.sql("""
                        SELECT SUBSTRING(source, 11), SUM(amount) FROM journal_line
                        WHERE source LIKE 'repayment:%' AND account = 'CASH' GROUP BY source
                        """).query(row -> {
            amounts.put(row.getString(1), row.getLong(2));
        });
        return amounts;
    }

    private List<String> dayEnd() {
        List<String> violations = new ArrayList<>();
        long gaps = trial.account("""
                SELECT COUNT(*) FROM loan l LEFT JOIN (SELECT loan_id, COUNT(*) AS dates FROM accrual GROUP BY loan_id) a ON a.loan_id = l.id
                WHERE COALESCE(a.dates, 0) <> DATEDIFF(l.accrued_through, l.drawdown_date) + 1
                """);
        if (gaps > 0) {
            violations.add("day-end: " + gaps + " loans have not one accrual of each date");
        }
        long unbalanced = trial.account("""
                SELECT COUNT(*) FROM trial_balance t WHERE NOT holds
                    AND run = (SELECT MAX(run) FROM trial_balance n WHERE n.business_date = t.business_date)
                """);
        if (unbalanced > 0) {
            violations.add("day-end: " + unbalanced + " dates do not balance");
        }
        return violations;
    }

    private List<String> quiet() {
        List<String> restless = new ArrayList<>();
        long waiting = trial.account("""
                SELECT (SELECT COUNT(*) FROM repayment_log
                        WHERE status = 'ACCEPTED' OR status <> 'REFUSED' AND sent_at IS NULL)
                    + (SELECT COUNT(*) FROM reversal_log WHERE sent_at IS NULL)
                """);
        if (waiting > 0) {
            restless.add("quiet: " + waiting + " repayments or reversals are unsent");
        }
        long open = withoutOutcome();
        if (open > 0 && !trial.endsWithBooksApart()) {
            restless.add("quiet: " + open + " applied repayments have no outcome on the credit side");
        }
        for (String hash : List.of("pre_data", "suc_send_data")) {
            long fields = system.servers.redis().opsForHash().size(hash);
            if (fields > 0) {
                restless.add("quiet: " + hash + " has " + fields + " fields");
            }
        }
        Set<String> deadLetters = new HashSet<>(system.clms
                .sql("SELECT message_id FROM credit_log WHERE outcome = 'DEAD_LETTER'")
                .query(String.class)
                .list());
        if (!deadLetters.equals(trial.plantedDeadLetters)) {
            restless.add("quiet: dead letters are " + deadLetters + ", planted " + trial.plantedDeadLetters);
        }
        List<String> running = trial.rig.running().stream()
                .filter(id -> !deadLetters.contains(id.replaceFirst("^credit:", "")))
                .toList();
        if (!running.isEmpty()) {
            restless.add("quiet: there run " + running);
        }
        return restless.isEmpty() ? locks() : restless;
    }

    /**
     * The number of applied repayments without an outcome. If Redis has lost a mark, only the queue shows that its
     * message is under way.
     */
    private long withoutOutcome() {
        Set<String> applied = new HashSet<>(system.account
                .sql("SELECT id FROM repayment_log WHERE status IN ('APPLIED', 'REVERSED')")
                .query(String.class)
                .list());
        system.clms
                .sql("SELECT message_id FROM credit_log")
                .query(String.class)
                .list()
                .forEach(applied::remove);
        return applied.size();
    }

    private List<String> locks() {
        try {
            system.account
                    .sql("SELECT id FROM loan FOR UPDATE NOWAIT")
                    .query(Long.class)
                    .list();
            system.clms
                    .sql("SELECT used FROM credit_line FOR UPDATE NOWAIT")
                    .query(Long.class)
                    .list();
            return List.of();
        } catch (DataAccessException held) {
            return List.of(
                    "quiet: a lock is held: " + held.getMostSpecificCause().getMessage());
        }
    }
}
