package floorplan.workflows.sweep;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The account side's part of a sweep, on task queue `account`. Each step handles a page of items that are older than
 * {@code age} and whose workflow does not run. A repeated step mends nothing twice.
 */
@ActivityInterface
public interface AccountSweep {
    @ActivityMethod(name = "SweepPrepared")
    SweepPage prepared(@Nullable String after, Duration age);

    @ActivityMethod(name = "SweepRepayments")
    SweepPage repayments(@Nullable String after, Duration age);

    @ActivityMethod(name = "SweepReversals")
    SweepPage reversals(@Nullable String after, Duration age);

    @ActivityMethod(name = "SweepCorrections")
    SweepPage corrections(@Nullable String after, Duration age);

    @ActivityMethod(name = "SweepImports")
    SweepPage imports(@Nullable String after, Duration age);

    @ActivityMethod(name = "SweepReceiptFiles")
    SweepPage receiptFiles(@Nullable String after, Duration age);
}
