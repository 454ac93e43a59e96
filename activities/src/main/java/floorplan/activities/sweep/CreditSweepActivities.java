package floorplan.activities.sweep;

import floorplan.activities.EachAlone;
import floorplan.activities.SignsOfLife;
import floorplan.store.credit.DeadLetters;
import floorplan.store.credit.Strays;
import floorplan.workflows.LogIds;
import floorplan.workflows.credit.CreditRestores;
import floorplan.workflows.credit.RefusedMessage;
import floorplan.workflows.sweep.CreditSweep;
import floorplan.workflows.sweep.SweepPage;
import floorplan.workflows.sweep.SweepStage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The credit side's part of a sweep on the real servers. */
public final class CreditSweepActivities implements CreditSweep {
    private static final Logger LOG = LoggerFactory.getLogger(CreditSweepActivities.class);
    private static final int PAGE = 200;
    private static final int DEAD_MESSAGES = 1_000;

    private final DeadLetters deadLetters;
    private final Strays strays;
    private final CreditRestores restores;
    private final int tries;
    private final Duration firstPause;
    private final EachAlone each;
    private final MendCounter mends;

    /** @param tries see {@code RefusedMessage}; likewise {@code firstPause} */
    public CreditSweepActivities(
            DeadLetters deadLetters,
            Strays strays,
            CreditRestores restores,
            int tries,
            Duration firstPause,
            EachAlone each,
            MendCounter mends) {
        this.deadLetters = deadLetters;
        this.strays = strays;
        this.restores = restores;
        this.tries = tries;
        this.firstPause = firstPause;
        this.each = each;
        this.mends = mends;
    }

    @Override
    public SweepPage decisions(@Nullable String after, Duration age) {
        return SignsOfLife.during(() -> decisionsOlderThan(age, after));
    }

    private SweepPage decisionsOlderThan(Duration age, @Nullable String after) {
        List<DeadLetters.Given> page = deadLetters.decided(age, after, PAGE);
        // Signals running workflows, too, because perhaps only the signal was lost.
        List<DeadLetters.Given> told = each.done(page, DeadLetters.Given::messageId, this::tell);
        if (!told.isEmpty()) {
            String ids =
                    LogIds.some(told.stream().map(DeadLetters.Given::messageId).toList());
            LOG.warn(
                    "{} decisions about dead letters were not carried out and are signalled again: {}",
                    told.size(),
                    ids);
        }
        mends.count(SweepStage.DECISIONS, told.size());
        return new SweepPage(page.size() < PAGE ? null : page.getLast().messageId(), told.size());
    }

    private boolean tell(DeadLetters.Given given) {
        restores.decided(RefusedMessage.of(given.messageId(), given.movement(), tries, firstPause), "sweep");
        return true;
    }

    @Override
    public SweepPage strays() {
        int kept = SignsOfLife.during(() -> strays.keep(DEAD_MESSAGES));
        if (kept > 0) {
            LOG.warn("{} messages that the broker gave up on are dead letters: they wait for a person", kept);
        }
        mends.count(SweepStage.STRAYS, kept);
        return new SweepPage(null, kept);
    }
}
