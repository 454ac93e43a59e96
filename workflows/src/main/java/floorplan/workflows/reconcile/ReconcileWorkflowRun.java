package floorplan.workflows.reconcile;

import static io.temporal.workflow.Workflow.DEFAULT_VERSION;

import floorplan.domain.reconcile.MovementSource;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** reservations → restorations → reversals → lines → marks, a page at a time. */
public final class ReconcileWorkflowRun implements ReconcileWorkflow {
    /** So a history stays short, however many movements there are. */
    static final int PAGES_A_RUN = 100;

    private final Sides sides = new Sides();

    @Override
    public ReconcileProgress reconcile(Duration age, ReconcileProgress from) {
        Tally tally = new Tally(from);
        String id = Workflow.getInfo().getFirstExecutionRunId();
        boolean reservationsFirst = Workflow.getVersion("reservations first", DEFAULT_VERSION, 1) != DEFAULT_VERSION;
        Movements movements = new Movements(sides, tally, age, reservationsFirst);
        Lines lines = new Lines(sides, tally);
        sides.account("note that it has begun").begin(id);
        for (int pages = 0; pages < PAGES_A_RUN; pages++) {
            ReconcileStage stage = tally.stage();
            if (stage == null) {
                return finish(id, tally);
            }
            String next = page(stage, tally, movements, lines);
            if (!tally.newDifferences().isEmpty()) {
                sides.account("record what cannot be mended").record(id, tally.newDifferences());
            }
            tally.goOn(next, reservationsFirst);
        }
        return Workflow.newContinueAsNewStub(ReconcileWorkflow.class).reconcile(age, tally.progress());
    }

    /** @return where the next page begins; null after the last one */
    private @Nullable String page(ReconcileStage stage, Tally tally, Movements movements, Lines lines) {
        String after = tally.after();
        String begin = after == null ? "" : after;
        return switch (stage) {
            case RESTORATIONS -> movements.page(MovementSource.RESTORATIONS, begin);
            case REVERSALS -> movements.page(MovementSource.REVERSALS, begin);
            case RESERVATIONS -> movements.page(MovementSource.RESERVATIONS, begin);
            case LINES -> lines.page(begin);
            case MARKS -> marks(after, tally);
        };
    }

    private @Nullable String marks(@Nullable String after, Tally tally) {
        MarksPage page = sides.credit("forget what is logged").forgetLogged(after);
        tally.removed(page.removed());
        return page.next();
    }

    private ReconcileProgress finish(String id, Tally tally) {
        ReconcileProgress result = tally.progress();
        sides.account("keep the result").finish(id, result);
        Workflow.setCurrentDetails("Sent again: " + result.sentAgain() + "; reserved again: " + result.reservedAgain()
                + "; marks removed: " + result.marksRemoved() + "; differences: " + result.differences());
        return result;
    }
}
