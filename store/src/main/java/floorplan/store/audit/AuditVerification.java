package floorplan.store.audit;

import floorplan.store.audit.AuditList.Side;
import floorplan.store.audit.Verdict.BrokenChain;
import floorplan.store.audit.Verdict.Head;
import floorplan.store.audit.Verdict.UnbrokenChain;
import floorplan.store.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the hash chain of an audit table in parts. Each call verifies the rows behind those that were verified
 * before; after an hour, verification begins anew with the first row. The sealed figures of closed dates are not
 * compared: {@link VerifyAudit} does that.
 */
public final class AuditVerification {
    private static final Duration AGAIN = Duration.ofHours(1);

    /** Pages of 1,000 rows that one call verifies. */
    private static final int MOST_PAGES = 20;

    private final Side side;
    private final Database database;
    private final AuditChain chain;

    private Head checked = Head.NONE;
    private Instant begun = Instant.EPOCH;

    /** True during a walk from the first row that was begun to confirm a fault. */
    private boolean suspected;

    public AuditVerification(Side side, Database database) {
        this.side = side;
        this.database = database;
        this.chain = new AuditChain(database, row -> Optional.empty());
    }

    /**
     * The verified part of a chain.
     *
     * @param through number of the last row up to which the chain is unbroken
     * @param newest number of the newest row
     * @param begun when the first of these rows was verified
     * @param broken number of the first changed or missing row; null if none was found
     * @param why the fault of that row, in words
     */
    public record Verified(
            Side side,
            long through,
            long newest,
            Instant begun,
            Instant at,
            @Nullable Long broken,
            @Nullable String why) {}

    /**
     * Verifies more rows. A fault is reported only if a walk from the first row finds it: the schema may have been
     * restored from a backup since the rows before the fault were verified.
     */
    public synchronized Verified goOn(Instant now) {
        if (!now.isBefore(begun.plus(AGAIN)) || newest() < checked.seq()) {
            beginAnew(now, false);
        }
        return switch (chain.walkOn(checked, MOST_PAGES)) {
            case BrokenChain broken
            when suspected || checked.seq() == 0 ->
                new Verified(side, broken.seq() - 1, newest(), begun, now, broken.seq(), broken.why());
            case BrokenChain suspicious -> {
                beginAnew(now, true);
                yield goOn(now);
            }
            case UnbrokenChain unbroken -> {
                checked = unbroken.head();
                long newest = Math.max(newest(), checked.seq());
                suspected = suspected && checked.seq() < newest;
                yield new Verified(side, checked.seq(), newest, begun, now, null, null);
            }
        };
    }

    private void beginAnew(Instant now, boolean forAFault) {
        begun = now;
        checked = Head.NONE;
        suspected = forAFault;
    }

    private long newest() {
        return database.sql("SELECT COALESCE(MAX(seq), 0) FROM audit")
                .query(Long.class)
                .single();
    }
}
