package floorplan.bench.repayment;

import floorplan.bench.Servers;
import java.time.Duration;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tells whether both sides have finished the repayments made since this object was created. Earlier comparisons may
 * have left unfinished ones.
 */
final class BothSidesDone {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LOOK_UP = Duration.ofMillis(20);

    private final JdbcTemplate account;
    private final JdbcTemplate clms;
    private final long appliedBefore;
    private final long restoredBefore;

    BothSidesDone(Servers servers) {
        account = servers.asOwner("account");
        clms = servers.asOwner("clms");
        appliedBefore = allApplied();
        restoredBefore = allRestored();
    }

    /** The number of repayments applied and published. */
    long applied() {
        return allApplied() - appliedBefore;
    }

    /** The number of repayments whose credit is restored. */
    long restored() {
        return allRestored() - restoredBefore;
    }

    private long allApplied() {
        return count(account, "SELECT COUNT(*) FROM repayment_log WHERE status = 'APPLIED' AND sent_at IS NOT NULL");
    }

    private long allRestored() {
        return count(clms, "SELECT COUNT(*) FROM credit_log WHERE outcome = 'RESTORED'");
    }

    private static long count(JdbcTemplate schema, String sql) {
        return Objects.requireNonNull(schema.queryForObject(sql, Long.class));
    }

    /**
     * Waits until this many repayments are applied and have their credit restored.
     *
     * @throws IllegalStateException if either number differs in the end
     */
    void await(long repayments) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (restored() < repayments && System.nanoTime() < deadline) {
            try {
                Thread.sleep(LOOK_UP);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        if (applied() != repayments || restored() != repayments) {
            throw new IllegalStateException("of %d repayments %d are applied and sent, %d restored"
                    .formatted(repayments, applied(), restored()));
        }
    }
}
