package floorplan.workflows.sweep;

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
    /** Signals decisions about dead letters again that were not carried out. */
    DECISIONS,
    /** Makes dead letters with a row of the messages that the broker gave up on. */
    STRAYS;

    /**
     * The next stage; null after the last.
     *
     * @param corrections false in histories that are older than {@link #CORRECTIONS}, and skip it
     */
    @Nullable
    SweepStage following(boolean corrections) {
        return switch (this) {
            case PREPARED -> REPAYMENTS;
            case REPAYMENTS -> REVERSALS;
            case REVERSALS -> corrections ? CORRECTIONS : IMPORTS;
            case CORRECTIONS -> IMPORTS;
            case IMPORTS -> DECISIONS;
            case DECISIONS -> STRAYS;
            case STRAYS -> null;
        };
    }
}
