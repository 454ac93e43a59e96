package floorplan.workflows.sweep;

import static io.temporal.workflow.Workflow.DEFAULT_VERSION;

import floorplan.workflows.Retries;
import floorplan.workflows.TaskQueues;
import io.temporal.activity.ActivityOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * prepared fields → repayments → reversals → corrections → imports → receipt files → requests about failed loans →
 * decisions → requests about dead letters → strays, a page at a time.
 */
public final class SweepWorkflowRun implements SweepWorkflow {
    /** The most pages of one run. It keeps the history short, however many items there are. */
    static final int PAGES_A_RUN = 100;

    private static final Duration TRY_TIMEOUT = Duration.ofMinutes(1);

    /** The heartbeat timeout. Another worker takes the page over this long after a worker's death. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

    private static final int TRIES = 3;

    private final AccountSweep account = Workflow.newActivityStub(AccountSweep.class, options(TaskQueues.ACCOUNT));
    private final CreditSweep credit = Workflow.newActivityStub(CreditSweep.class, options(TaskQueues.CLMS));

    private final BulkSweep loanBulks = Workflow.newActivityStub(BulkSweep.class, options(TaskQueues.ACCOUNT));
    private final BulkSweep letterBulks = Workflow.newActivityStub(BulkSweep.class, options(TaskQueues.CLMS));

    @Override
    public Map<SweepStage, Integer> sweep(Duration age, SweepProgress from) {
        Set<SweepStage> unknown = EnumSet.noneOf(SweepStage.class);
        if (Workflow.getVersion("corrections", DEFAULT_VERSION, 1) == DEFAULT_VERSION) {
            unknown.add(SweepStage.CORRECTIONS);
        }
        if (Workflow.getVersion("receipt-files", DEFAULT_VERSION, 1) == DEFAULT_VERSION) {
            unknown.add(SweepStage.RECEIPT_FILES);
        }
        if (Workflow.getVersion("bulks", DEFAULT_VERSION, 1) == DEFAULT_VERSION) {
            unknown.add(SweepStage.LOAN_BULKS);
            unknown.add(SweepStage.LETTER_BULKS);
        }
        SweepProgress progress = from;
        for (int pages = 0; pages < PAGES_A_RUN; pages++) {
            SweepStage stage = progress.stage();
            if (stage == null) {
                Workflow.setCurrentDetails(
                        progress.mended().isEmpty() ? "No item needed mending" : "Mended: " + progress.mended());
                return progress.mended();
            }
            progress = progress.then(stage, page(stage, progress.after(), age), unknown);
        }
        return Workflow.newContinueAsNewStub(SweepWorkflow.class).sweep(age, progress);
    }

    private SweepPage page(SweepStage stage, @Nullable String after, Duration age) {
        try {
            return switch (stage) {
                case PREPARED -> account.prepared(after, age);
                case REPAYMENTS -> account.repayments(after, age);
                case REVERSALS -> account.reversals(after, age);
                case CORRECTIONS -> account.corrections(after, age);
                case IMPORTS -> account.imports(after, age);
                case RECEIPT_FILES -> account.receiptFiles(after, age);
                case LOAN_BULKS -> loanBulks.bulks(after, age);
                case LETTER_BULKS -> letterBulks.bulks(after, age);
                case DECISIONS -> credit.decisions(after, age);
                case STRAYS -> credit.strays();
            };
        } catch (ActivityFailure serverDown) {
            // The failure must not hold up the stages that need other servers. The next sweep comes soon.
            Workflow.getLogger(SweepWorkflowRun.class).debug("{} are left to the next sweep", stage, serverDown);
            return new SweepPage(null, 0);
        }
    }

    private static ActivityOptions options(String taskQueue) {
        return ActivityOptions.newBuilder()
                .setTaskQueue(taskQueue)
                .setStartToCloseTimeout(TRY_TIMEOUT)
                .setHeartbeatTimeout(SIGN_OF_LIFE)
                .setScheduleToCloseTimeout(TRY_TIMEOUT.multipliedBy(TRIES))
                .setRetryOptions(Retries.times(TRIES))
                .build();
    }
}
