package floorplan.faults;

import static floorplan.store.Patience.await;

import floorplan.api.system.MoneyInvariants;
import floorplan.api.system.RunningSystem;
import floorplan.domain.credit.CreditMovement.MovementKind;
import floorplan.domain.credit.MessageId;
import floorplan.faults.Client.Asked;
import floorplan.faults.Client.Belief;
import floorplan.faults.Client.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

    /**
     * A row of one of the logs.
     *
     * @param cash cents that it must have posted to the cash account
     * @param credit cents that its message must carry
     */
    private record LogRow(String messageId, String key, String status, long cash, long credit) {
        /** A waiver, or a corrected rate that changes no principal, sends no message. */
        boolean isSilent() {
            return credit == 0 && messageId.startsWith(MessageId.prefix(MovementKind.CORRECTION));
        }
    }

    private List<String> set() {
        List<String> violations = new ArrayList<>();
        Map<String, LogRow> rows = new HashMap<>();
        Map<String, Long> restored = restored();
        Map<String, List<BookedCorrection>> corrections =
                corrections().stream().collect(Collectors.groupingBy(BookedCorrection::messageId));
        Map<String, Long> cash = cash(corrections);
        for (LogRow row : logged()) {
            rows.put(row.key(), row);
            Long paid = cash.get(row.messageId());
            Long credit = restored.get(row.messageId());
            List<BookedCorrection> booked = corrections.getOrDefault(row.messageId(), List.of());
            corrections.remove(row.messageId());
            if (row.status().equals("REFUSED")
                    ? paid != null || credit != null || !booked.isEmpty()
                    : !isWhole(row, paid, credit, booked)) {
                violations.add("set: " + row + " has posted " + paid + " and restored " + credit + " by " + booked);
            }
        }
        corrections.values().forEach(booked -> violations.add("set: nobody has asked for " + booked));
        trial.client.beliefs().forEach((request, belief) -> {
            LogRow row = rows.remove(request.key());
            if (!agrees(request, belief, row)) {
                violations.add("set: the client believes " + belief + " of " + request + ", the log has " + row);
            }
        });
        rows.keySet().removeAll(keysFromFiles());
        rows.values().forEach(row -> violations.add("set: nobody has asked for " + row));
        return violations;
    }

    /** The keys of repayments that a line of a bank's file asked for. */
    private List<@Nullable String> keysFromFiles() {
        return system.account.sql("""
                        SELECT r.idempotency_key FROM repayment_log r JOIN receipt_line_key k ON k.line_key = r.receipt_id
                        """).query(String.class).list();
    }

    private List<LogRow> logged() {
        return system.account
                .sql("""
                        SELECT id, idempotency_key, status, CASE WHEN receipt_id IS NULL THEN amount ELSE 0 END, COALESCE(credit, principal, 0)
                        FROM repayment_log
                        UNION ALL SELECT CONCAT('reversal:', v.repayment_id), v.repayment_id, v.status,
                            CASE v.kind WHEN 'MISPOSTED' THEN 0 ELSE -r.amount END, COALESCE(v.credit, 0)
                        FROM reversal_log v JOIN repayment_log r ON r.id = v.repayment_id
                        UNION ALL SELECT CONCAT('correction:', id), idempotency_key, status, 0, COALESCE(credit, 0)
                        FROM correction_request
                        """)
                .query((row, n) -> new LogRow(
                        row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getLong(5)))
                .list();
    }

    /** A repayment in time has no correction. All other rows have one, whose net principal their message carries. */
    private static boolean isWhole(
            LogRow row, @Nullable Long paid, @Nullable Long credit, List<BookedCorrection> booked) {
        boolean corrected = booked.size() == 1 && booked.getFirst().principal() == row.credit();
        boolean inTime = booked.isEmpty() && row.messageId().indexOf(':') < 0;
        return (corrected || inTime)
                && (paid == null ? 0 : paid) == row.cash()
                && (row.isSilent() ? credit == null : credit != null && credit == row.credit());
    }

    private static boolean agrees(Asked request, Belief belief, @Nullable LogRow row) {
        if (row != null && request instanceof Request repayment && row.cash() != repayment.cents()) {
            return false;
        }
        return switch (belief) {
            case APPLIED -> row != null && !row.status().equals("REFUSED");
            case ACCEPTED -> row != null;
            case REFUSED -> row == null || row.status().equals("REFUSED");
            case UNKNOWN -> true;
        };
    }

    /** The amount that each message has moved. */
    private Map<String, Long> restored() {
        Map<String, Long> amounts = new HashMap<>();
        system.clms.sql("""
                        SELECT message_id, amount FROM credit_log
                        WHERE outcome IN ('RESTORED', 'REVERSED', 'CORRECTED', 'DISCARDED')
                        """).query(row -> {
            amounts.put(row.getString(1), row.getLong(2));
        });
        return amounts;
    }

    /** The amount that each repayment, in time or late, and each reversal has posted to the cash account. */
    private Map<String, Long> cash(Map<String, List<BookedCorrection>> corrections) {
        Map<String, Long> amounts = new HashMap<>();
        system.account.sql("""
                        SELECT SUBSTRING(source, 11), SUM(amount) FROM journal_line
                        WHERE source LIKE 'repayment:%' AND account = 'CASH' GROUP BY source
                        """).query(row -> {
            amounts.put(row.getString(1), row.getLong(2));
        });
        corrections.values().forEach(all -> all.forEach(one -> amounts.merge(one.messageId(), one.cash(), Long::sum)));
        return amounts;
    }

    /**
     * A correction with its journal entry.
     *
     * @param principal the net principal, with the sign of its message
     */
    private record BookedCorrection(String messageId, long cash, long principal) {}

    private List<BookedCorrection> corrections() {
        return system.account
                .sql("""
                        SELECT CASE c.kind WHEN 'REPAYMENT' THEN c.input_id
                                WHEN 'RATE' THEN CONCAT('correction:', COALESCE(q.id, CONCAT(c.loan_id, '#', c.seq)))
                                WHEN 'WAIVER' THEN CONCAT('correction:', c.input_id)
                                ELSE CONCAT('reversal:', c.input_id) END,
                            COALESCE(SUM(CASE j.account WHEN 'CASH' THEN j.amount END), 0),
                            COALESCE(SUM(CASE j.account WHEN 'PRINCIPAL_RECEIVABLE' THEN j.amount END), 0)
                                * CASE WHEN c.kind IN ('BOUNCED', 'MISPOSTED') THEN 1 ELSE -1 END
                        FROM correction c JOIN loan l ON l.id = c.loan_id
                            LEFT JOIN correction_request q ON q.loan_id = c.loan_id AND q.correction_seq = c.seq
                            LEFT JOIN journal_line j ON j.source = CONVERT(CONCAT('correction:', l.loan_no, ':', c.seq) USING ascii)
                        GROUP BY c.loan_id, c.seq, c.kind, c.input_id, q.id
                        """)
                .query((row, n) -> new BookedCorrection(row.getString(1), row.getLong(2), row.getLong(3)))
                .list();
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
                    + (SELECT COUNT(*) FROM correction_request WHERE status <> 'REFUSED' AND sent_at IS NULL)
                """);
        if (waiting > 0) {
            restless.add("quiet: " + waiting + " repayments, reversals or corrections are unsent");
        }
        long open = withoutOutcome();
        if (open > 0 && !trial.endsWithBooksApart()) {
            restless.add("quiet: " + open
                    + " applied repayments, reversals or corrections have no outcome on the credit side");
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
            restless.add("quiet: still running: " + running);
        }
        return restless.isEmpty() ? locks() : restless;
    }

    /**
     * The number of applied repayments, reversals and corrections without an outcome. If Redis has lost a mark, only
     * the queue shows that its message is under way.
     */
    private long withoutOutcome() {
        Set<String> applied =
                new HashSet<>(system.account.sql("""
                        SELECT id FROM repayment_log WHERE status IN ('APPLIED', 'REVERSED')
                        UNION ALL SELECT CONCAT('reversal:', repayment_id) FROM reversal_log WHERE status = 'APPLIED'
                        UNION ALL SELECT CONCAT('correction:', id) FROM correction_request WHERE credit <> 0
                        """).query(String.class).list());
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
