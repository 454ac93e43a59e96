package floorplan.workflows.dayend;

import static io.temporal.workflow.Workflow.DEFAULT_VERSION;

import floorplan.domain.dayend.DayEndStatus;
import floorplan.domain.loan.LoanType;
import floorplan.workflows.SearchKeys;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.common.SearchAttributes;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** begin → a child per loan type, until no loan is left → move the open date → trial balance → settled, or a person. */
public final class DayEndWorkflowRun implements DayEndWorkflow {
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);

    private final Map<LoanType, TypeProgress> progress = new EnumMap<>(LoanType.class);
    private boolean retryFailures;
    private boolean checkAgain;
    private boolean woken;

    @Override
    public DayEndStatus close(LocalDate date) {
        DayEndStanding standing = DayEndStubs.step("begin " + date).begin(date);
        if (!standing.closed()) {
            accrueLoans(date);
        }
        if (standing.status() == null) {
            standing = check(date);
        }
        while (checkAgain || !standing.settled()) {
            if (checkAgain) {
                standing = checkAgain(date);
            } else {
                awaitPerson(date);
                standing = DayEndStubs.step("read the state of " + date).begin(date);
            }
        }
        return Objects.requireNonNull(standing.status());
    }

    private DayEndStanding checkAgain(LocalDate date) {
        boolean failuresFirst = retryFailures;
        retryFailures = false;
        checkAgain = false;
        if (failuresFirst) {
            DayEndStubs.step("accrue failed loans again").retryFailures(date);
        }
        return check(date);
    }

    private void accrueLoans(LocalDate date) {
        do {
            Promise.allOf(loanTypes().stream()
                            .map(type -> Async.procedure(this::accrueLoans, date, type))
                            .toList())
                    .get();
        } while (!DayEndStubs.step("close the books: open date after " + date).moveOpenDate(date));
    }

    /**
     * The loan types of a round, recorded in the history. A version with one more type therefore finishes a round with
     * the types that the round began with, and accrues the new type in the next round. Histories that are older than
     * this record began with three types.
     */
    private static List<LoanType> loanTypes() {
        return Workflow.getVersion("loan types in the history", DEFAULT_VERSION, 1) == DEFAULT_VERSION
                ? List.of(LoanType.DEALER, LoanType.MANUFACTURER, LoanType.SPLIT)
                : List.of(Workflow.sideEffect(LoanType[].class, LoanType::values));
    }

    /** A child of a lost day-end may still run under the same id. In that case this waits until the child has ended. */
    private void accrueLoans(LocalDate date, LoanType type) {
        while (true) {
            try {
                TypeProgress last = child(date, type).accrue(date, type);
                if (last != null && last.eligible() > 0) {
                    progressed(last);
                }
                return;
            } catch (ChildWorkflowFailure failure) {
                if (!(failure.getCause() instanceof WorkflowExecutionAlreadyStarted)) {
                    throw failure;
                }
            }
            Workflow.sleep(BETWEEN_TRIES);
        }
    }

    private static DayEndOfTypeWorkflow child(LocalDate date, LoanType type) {
        return Workflow.newChildWorkflowStub(
                DayEndOfTypeWorkflow.class,
                ChildWorkflowOptions.newBuilder()
                        .setWorkflowId(DayEndOfTypeWorkflow.workflowId(date, type))
                        .setStaticSummary(type + " loans of " + date)
                        .setTypedSearchAttributes(SearchAttributes.newBuilder()
                                .set(SearchKeys.BUSINESS_DATE, date.toString())
                                .set(SearchKeys.LOAN_TYPE, type.name())
                                .build())
                        .build());
    }

    private static DayEndStanding check(LocalDate date) {
        DayEndStanding standing = DayEndStubs.step("trial balance of " + date).trialBalance(date);
        Workflow.upsertTypedSearchAttributes(SearchKeys.OUTCOME.valueSet(
                Objects.requireNonNull(standing.status()).name()));
        return standing;
    }

    private void awaitPerson(LocalDate date) {
        Workflow.setCurrentDetails("The books of " + date
                + " do not balance; no later date is closed. GET /v1/day-ends/"
                + date + " says which check differs and which loans cause it. When that is mended: POST /v1/day-ends/"
                + date + "/failures/retry; to go on all the same: POST /v1/day-ends/" + date + "/accept");
        Workflow.await(() -> woken || checkAgain);
        Workflow.setCurrentDetails("");
        woken = false;
    }

    @Override
    public void checkAgain(@Nullable String by) {
        retryFailures = true;
        checkAgain = true;
    }

    @Override
    public void recheck(String by) {
        checkAgain = true;
    }

    @Override
    public void accepted(@Nullable String by) {
        woken = true;
    }

    @Override
    public void progressed(TypeProgress ofType) {
        progress.put(ofType.loanType(), ofType);
        Workflow.setCurrentDetails(
                progress.values().stream().map(TypeProgress::inWords).collect(Collectors.joining("\n\n")));
    }

    @Override
    public List<TypeProgress> progress() {
        return List.copyOf(progress.values());
    }
}
