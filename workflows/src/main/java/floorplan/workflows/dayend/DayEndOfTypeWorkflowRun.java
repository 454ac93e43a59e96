package floorplan.workflows.dayend;

import static io.temporal.workflow.Workflow.DEFAULT_VERSION;

import floorplan.domain.loan.LoanType;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** plan → ranges, a few at once → plan again, until no range is left. */
public final class DayEndOfTypeWorkflowRun implements DayEndOfTypeWorkflow {
    /**
     * The maximum staleness of the day-end's progress. Each signal makes both workflows run once more, which costs the
     * server as much as a step.
     */
    private static final Duration BETWEEN_SIGNALS = Duration.ofSeconds(5);

    private final long startedMillis = Workflow.currentTimeMillis();
    private boolean signalsSoon;
    private long eligible;
    private long done;
    private long failed;

    @Override
    public TypeProgress accrue(LocalDate date, LoanType loanType) {
        RangePlan plan = plan(date, loanType);
        while (!plan.ranges().isEmpty()) {
            plan.ranges().forEach(range -> eligible += range.eligible());
            tell(date, loanType);
            accrue(date, plan);
            plan = plan(date, loanType);
        }
        return progress(loanType);
    }

    private static RangePlan plan(LocalDate date, LoanType loanType) {
        return DayEndStubs.step("plan the ranges of " + loanType).plan(date, loanType);
    }

    private void accrue(LocalDate date, RangePlan plan) {
        List<Promise<Void>> inWork = new ArrayList<>();
        for (LoanRange range : plan.ranges()) {
            if (inWork.size() == plan.atOnce()) {
                Promise.anyOf(inWork).get();
                inWork.removeIf(Promise::isCompleted);
            }
            DayEndSteps step = DayEndStubs.step(
                    "%s loans from %d: %,d".formatted(range.loanType(), range.firstId(), range.eligible()));
            inWork.add(Async.function(step::accrueRange, date, range).thenApply(result -> {
                done += result.done();
                failed += result.failed();
                tell(date, range.loanType());
                return null;
            }));
        }
        Promise.allOf(inWork).get();
    }

    private TypeProgress progress(LoanType loanType) {
        return new TypeProgress(
                loanType, eligible, done, failed, Duration.ofMillis(Workflow.currentTimeMillis() - startedMillis));
    }

    private void tell(LocalDate date, LoanType loanType) {
        Workflow.setCurrentDetails(progress(loanType).inWords());
        if (Workflow.getVersion("signals now and then", DEFAULT_VERSION, 1) == DEFAULT_VERSION) {
            signal(date, loanType);
        } else if (!signalsSoon) {
            signalsSoon = true;
            Workflow.newTimer(BETWEEN_SIGNALS).thenApply(due -> {
                signalsSoon = false;
                signal(date, loanType);
                return null;
            });
        }
    }

    private void signal(LocalDate date, LoanType loanType) {
        try {
            Workflow.newExternalWorkflowStub(DayEndWorkflow.class, DayEndWorkflow.workflowId(date))
                    .progressed(progress(loanType));
        } catch (ApplicationFailure nobodyHears) {
            // The day-end workflow is lost. The accrual must go on.
        }
    }
}
