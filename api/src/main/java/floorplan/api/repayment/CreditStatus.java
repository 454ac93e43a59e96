package floorplan.api.repayment;

import floorplan.store.credit.CreditViews.Credited;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The status of the credit that an applied repayment restores. */
enum CreditStatus {
    /** The credit side has no final outcome of the message yet. */
    PENDING,
    RESTORED,
    /** The message was given up on and waits for a person. */
    DEAD_LETTER,
    /** A person decided that the credit is not restored. */
    DISCARDED;

    /** True if the repayment was applied and its credit has this status. */
    boolean isOf(KnownRepayment known) {
        return known.status().wasApplied() && name().equals(nameOf(known.credited()));
    }

    /** The status that the API shows. A dropped message is delivered again, so it is pending. */
    static String nameOf(@Nullable Credited credited) {
        return credited == null || !credited.outcome().isFinal()
                ? PENDING.name()
                : credited.outcome().name();
    }

    /** When the final outcome was reached. */
    static @Nullable Instant finishedAt(@Nullable Credited credited) {
        return credited == null || !credited.outcome().isFinal() ? null : credited.finishedAt();
    }
}
