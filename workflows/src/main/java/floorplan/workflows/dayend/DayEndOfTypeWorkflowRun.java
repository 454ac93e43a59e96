package floorplan.workflows.dayend;

import floorplan.domain.loan.LoanType;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** plan → ranges, a few at once → plan again, until nothing is left. */
public final class DayEndOfTypeWorkflowRun implements DayEndOfTypeWorkflow {
    private final long startedMillis = Workflow.currentTimeMillis();
    private long eligible;
    private long done;
    private long failed;

    @Override
    public void close(LocalDate date, LoanType loanType) {
        RangePlan plan = plan(date, loanType);
        while (!plan.ranges().isEmpty()) {
            plan.ranges().forEach(range -> eligible += range.eligible());
            tell(date, loanType);
            close(date, plan);
            plan = plan(date, loanType);
        }
    }

    private static RangePlan plan(LocalDate date, LoanType loanType) {
        return Steps.step("what is left of " + loanType + "?").plan(date, loanType);
    }

    private void close(LocalDate date, RangePlan plan) {
        List<Promise<Void>> inWork = new ArrayList<>();
        for (LoanRange range : plan.ranges()) {
            if (inWork.size() == plan.atOnce()) {
                Promise.anyOf(inWork).get();
                inWork.removeIf(Promise::isCompleted);
            }
            DayEndSteps step = Steps.longStep(
                    "%,d %s loans from %d".formatted(range.eligible(), range.loanType(), range.firstId()));
            inWork.add(Async.function(step::closeRange, date, range).thenApply(result -> {
                done += result.done();
                failed += result.failed();
                tell(date, range.loanType());
                return null;
            }));
        }
        Promise.allOf(inWork).get();
    }

    private void tell(LocalDate date, LoanType loanType) {
        TypeProgress progress = new TypeProgress(
                loanType, eligible, done, failed, Duration.ofMillis(Workflow.currentTimeMillis() - startedMillis));
        Workflow.setCurrentDetails(progress.inWords());
        try {
            Workflow.newExternalWorkflowStub(DayEndWorkflow.class, DayEndWorkflow.workflowId(date))
                    .progressed(progress);
        } catch (ApplicationFailure nobodyHears) {
            // The day-end has been lost; that must not fail the closing.
        }
    }
}
