package floorplan.workflows.sweep;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The stages of a sweep, in order. */
public enum SweepStage {
    /**
     * Deletes fields of {@code pre_data} that no unsent repayment, reversal or correction request needs, and whose
     * workflow does not run.
     */
    PREPARED,
    /** Restarts the workflows of accepted repayments that are not marked as sent. */
    REPAYMENTS,
    /** Restarts the workflows of reversals that are not marked as sent. */
    REVERSALS,
    /** Restarts the workflows of correction requests that are not marked as sent. */
    CORRECTIONS,
    /** Restarts the workflows of imports that are neither completed nor refused. */
    IMPORTS,
    /**
     * Restarts the workflows of receipt files that have arrived whole, and refuses receipt files that have stopped
     * arriving.
     */
    RECEIPT_FILES,
    /** Restarts the workflows of requests about many failed loans that have unfinished items. */
    LOAN_BULKS,
    /** Signals decisions about dead letters again that were not carried out. */
    DECISIONS,
    /** Restarts the workflows of decisions about many dead letters that have unfinished items. */
    LETTER_BULKS,
    /** Makes a dead letter, with a row, of each message that the broker gave up on. */
    STRAYS;

    /**
     * The next stage; null after the last.
     *
     * @param unknown the stages that are younger than the history; the history skips them
     */
    @Nullable
    SweepStage following(Set<SweepStage> unknown) {
        return Arrays.stream(values())
                .filter(stage -> stage.compareTo(this) > 0 && !unknown.contains(stage))
                .findFirst()
                .orElse(null);
    }
}
