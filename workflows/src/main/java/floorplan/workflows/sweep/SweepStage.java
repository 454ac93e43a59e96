package floorplan.workflows.sweep;

import org.jspecify.annotations.Nullable;

/** What a sweep goes through, in this order. */
public enum SweepStage {
    /** Fields of {@code pre_data} whose repayment or reversal needs none: taken away. */
    PREPARED,
    /** Repayments accepted and not told to the credit side: their workflows are started again. */
    REPAYMENTS,
    /** Reversals, the same. */
    REVERSALS,
    /** Imports that are neither completed nor refused: the same. */
    IMPORTS,
    /** Decisions about dead letters that were not carried out: their workflows are told again. */
    DECISIONS,
    /** Messages that the broker gave up on: they become dead letters with a row. */
    STRAYS;

    /** The next one; null after the last. */
    @Nullable
    SweepStage following() {
        return switch (this) {
            case PREPARED -> REPAYMENTS;
            case REPAYMENTS -> REVERSALS;
            case REVERSALS -> IMPORTS;
            case IMPORTS -> DECISIONS;
            case DECISIONS -> STRAYS;
            case STRAYS -> null;
        };
    }
}
