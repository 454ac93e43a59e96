package floorplan.workflows.sweep;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The account side's part of a sweep, on task queue `account`. Each step looks at some items older than {@code age} whose workflow, asked for by its id, does not run; done twice
 * it mends nothing twice.
 */
@ActivityInterface
public interface AccountSweep {
    @ActivityMethod(name = "SweepPrepared")
    SweepPage prepared(@Nullable String after, Duration age);

    @ActivityMethod(name = "SweepRepayments")
    SweepPage repayments(@Nullable String after, Duration age);

    @ActivityMethod(name = "SweepReversals")
    SweepPage reversals(@Nullable String after, Duration age);

    @ActivityMethod(name = "SweepImports")
    SweepPage imports(@Nullable String after, Duration age);
}
