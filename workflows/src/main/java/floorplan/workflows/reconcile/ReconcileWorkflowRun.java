package floorplan.workflows.reconcile;

import floorplan.domain.reconcile.MovementSource;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** reservations → restorations → reversals → corrections → lines → marks, a page at a time. */
public final class ReconcileWorkflowRun implements ReconcileWorkflow {
    /** The most pages of one run. It keeps the history short, however many movements there are. */
    static final int PAGES_A_RUN = 100;

    private final ReconcileStubs stubs = new ReconcileStubs();

    @Override
    public ReconcileProgress reconcile(Duration age, ReconcileProgress from) {
        ReconcileFindings findings = new ReconcileFindings(from);
        String id = Workflow.getInfo().getFirstExecutionRunId();
        ReconcileOrder order = ReconcileOrder.ofThisHistory();
        MovementCheck movements = new MovementCheck(stubs, findings, age, order.reservationsFirst());
        CreditLineCheck lines = new CreditLineCheck(stubs, findings);
        stubs.account("note the beginning").begin(id);
        for (int pages = 0; pages < PAGES_A_RUN; pages++) {
            ReconcileStage stage = findings.stage();
            if (stage == null) {
                return finish(id, findings);
            }
            String next = page(stage, findings, movements, lines);
            if (!findings.newDifferences().isEmpty()) {
                stubs.account("record the differences").record(id, findings.newDifferences());
            }
            findings.goOn(next, order);
        }
        return Workflow.newContinueAsNewStub(ReconcileWorkflow.class).reconcile(age, findings.progress());
    }

    /** @return the position at which the next page begins; null after the last page */
    private @Nullable String page(
            ReconcileStage stage, ReconcileFindings findings, MovementCheck movements, CreditLineCheck lines) {
        String after = findings.after();
        String begin = after == null ? "" : after;
        return switch (stage) {
            case RESTORATIONS -> movements.page(MovementSource.RESTORATIONS, begin);
            case REVERSALS -> movements.page(MovementSource.REVERSALS, begin);
            case CORRECTIONS -> movements.page(MovementSource.CORRECTIONS, begin);
            case RESERVATIONS -> movements.page(MovementSource.RESERVATIONS, begin);
            case LINES -> lines.page(begin);
            case MARKS -> marks(after, findings);
        };
    }

    private @Nullable String marks(@Nullable String after, ReconcileFindings findings) {
        MarksPage page = stubs.credit("delete marks whose outcome is logged").forgetLogged(after);
        findings.removed(page.removed());
        return page.next();
    }

    private ReconcileProgress finish(String id, ReconcileFindings findings) {
        ReconcileProgress result = findings.progress();
        stubs.account("keep the result").finish(id, result);
        Workflow.setCurrentDetails("Sent again: " + result.sentAgain() + "; reserved again: " + result.reservedAgain()
                + "; marks removed: " + result.marksRemoved() + "; differences: " + result.differences());
        return result;
    }
}
