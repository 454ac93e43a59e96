package floorplan.workflows.reconcile;

import static floorplan.domain.reconcile.Difference.DifferenceKind.BEYOND_LIMIT;
import static floorplan.domain.reconcile.Difference.DifferenceKind.MOVEMENT_DIFFERS;
import static floorplan.domain.reconcile.Difference.DifferenceKind.MOVEMENT_MISSING;
import static floorplan.domain.reconcile.Difference.DifferenceKind.MOVEMENT_UNKNOWN;
import static floorplan.domain.reconcile.Difference.DifferenceKind.USED_NOT_MOVEMENTS;
import static floorplan.domain.reconcile.Difference.DifferenceKind.USED_NOT_PRINCIPAL;
import static floorplan.workflows.reconcile.TwoSides.movement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import floorplan.domain.reconcile.CreditLineSum;
import floorplan.domain.reconcile.Difference;
import floorplan.domain.reconcile.MovementSource;
import floorplan.domain.reconcile.SourceTotal;
import floorplan.workflows.RealTimePatience;
import floorplan.workflows.TaskQueues;
import io.temporal.client.WorkflowClient;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(RealTimePatience.OF_A_TEST)
class ReconcileWorkflowTest {
    private final TwoSides sides = new TwoSides();
    private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();

    ReconcileWorkflowTest() {
        Worker account = temporal.newWorker(TaskQueues.ACCOUNT);
        account.registerWorkflowImplementationTypes(ReconcileWorkflowRun.class);
        account.registerActivitiesImplementations(sides.accountSteps());
        temporal.newWorker(TaskQueues.CLMS).registerActivitiesImplementations(sides.creditSteps());
        temporal.start();
    }

    @AfterEach
    void stop() {
        temporal.close();
    }

    private ReconcileProgress reconcile() {
        WorkflowClient client = temporal.getWorkflowClient();
        ReconcileWorkflow workflow = client.newWorkflowStub(
                ReconcileWorkflow.class, Reconciling.options().build());
        return workflow.reconcile(Duration.ofMinutes(15), ReconcileProgress.BEGINNING);
    }

    private static CreditLineSum line(long used, long moved, long held) {
        return new CreditLineSum("D-1", "CNY", 1_000, used, moved, held, false);
    }

    @Test
    void looksIntoNothingWhereBothSidesHaveTheSame() {
        for (int i = 10; i < 17; i++) {
            sides.both("m" + i, i);
        }
        sides.markPages = 2;

        ReconcileProgress result = reconcile();

        assertThat(sides.expanded).isEmpty();
        assertThat(result.totals()).containsExactly(new SourceTotal(MovementSource.RESTORATIONS, "CNY", 91, 91));
        assertThat(result.marksRemoved()).isEqualTo(6);
        assertThat(sides.finished).containsExactly(result);
    }

    /** Credit that is not reserved cannot be restored. */
    @Test
    void looksAtReservationsBeforeTheRepaymentsThatRestoreThem() {
        reconcile();

        assertThat(sides.sources)
                .containsExactly(
                        MovementSource.RESERVATIONS,
                        MovementSource.RESTORATIONS,
                        MovementSource.REVERSALS,
                        MovementSource.CORRECTIONS);
    }

    @Test
    void sendsAgainTheCorrectionsThatTheCreditSideHasLostAndNamesThoseOfNobody() {
        sides.both("m1", 1);
        sides.account.put("correction:a", movement("correction:a", -5));
        sides.credit.put("correction:b", movement("correction:b", 7));

        ReconcileProgress result = reconcile();

        assertThat(sides.sentAgain).containsExactly("correction:a");
        assertThat(sides.recorded)
                .extracting(Difference::kind, Difference::subject, Difference::account, Difference::credit)
                .containsExactly(tuple(MOVEMENT_UNKNOWN, "correction:b", null, 7L));
        assertThat(result.totals())
                .containsExactly(
                        new SourceTotal(MovementSource.RESTORATIONS, "CNY", 1, 1),
                        new SourceTotal(MovementSource.CORRECTIONS, "CNY", -5, 7));
    }

    @Test
    void sendsAgainWhatTheCreditSideHasLostAndLooksIntoThatRangeAlone() {
        for (int i = 10; i < 17; i++) {
            sides.both("m" + i, i);
        }
        sides.credit.remove("m13");

        assertThat(reconcile().sentAgain()).isEqualTo(1);
        assertThat(sides.sentAgain).containsExactly("m13");
        assertThat(sides.expanded).containsExactly("m11");
        assertThat(sides.recorded).isEmpty();
    }

    @Test
    void namesWhatItCannotMend() {
        sides.both("m1", 1);
        sides.account.put("m2", movement("m2", 2));
        sides.credit.put("m2", movement("m2", 3));
        sides.credit.put("m3", movement("m3", 4));
        sides.credit.put("m9", movement("m9", 5));

        assertThat(reconcile().differences()).isEqualTo(3);
        assertThat(sides.recorded)
                .extracting(Difference::kind, Difference::subject, Difference::account, Difference::credit)
                .containsExactly(
                        tuple(MOVEMENT_DIFFERS, "m2", 2L, 3L),
                        tuple(MOVEMENT_UNKNOWN, "m3", null, 4L),
                        tuple(MOVEMENT_UNKNOWN, "m9", null, 5L));
        assertThat(sides.sentAgain).isEmpty();
    }

    @Test
    void namesAndDoesNotSendWhatIsTooOldToTell() {
        sides.both("m1", 1);
        sides.account.put("m2", movement("m2", 2));
        sides.tooOld.add("m2");

        assertThat(reconcile().sentAgain()).isZero();
        assertThat(sides.sentAgain).isEmpty();
        assertThat(sides.recorded).extracting(Difference::kind).containsExactly(MOVEMENT_MISSING);
    }

    @Test
    void leavesAloneWhatMayStillBeOnItsWayOrHasJustArrived() {
        sides.both("m1", 1);
        sides.both("m2", 2);
        sides.account.put("m3", movement("m3", 3));
        sides.young.addAll(List.of("m2", "m3"));

        ReconcileProgress result = reconcile();

        assertThat(result.differences()).isZero();
        assertThat(result.totals()).containsExactly(new SourceTotal(MovementSource.RESTORATIONS, "CNY", 1, 1));
        assertThat(sides.sentAgain).isEmpty();
    }

    @Test
    void namesALineThatIsNotTheSumOfItsMovementsAndOneBeyondItsLimit() {
        sides.lines.add(new CreditLineSum("D-1", "CNY", 5, 10, 9, 0, true));
        sides.owed.put("D-1", List.of(10L));

        reconcile();

        assertThat(sides.recorded).extracting(Difference::kind).containsExactly(USED_NOT_MOVEMENTS, BEYOND_LIMIT);
    }

    @Test
    void namesALineThatStaysApartFromItsDealersLoans() {
        sides.lines.add(line(10, 10, 0));
        sides.owed.put("D-1", List.of(7L));

        reconcile();

        assertThat(sides.recorded)
                .extracting(Difference::kind, Difference::account, Difference::credit)
                .containsExactly(tuple(USED_NOT_PRINCIPAL, 7L, 10L));
    }

    @Test
    void looksAtLinesUntilNoneFollow() {
        for (String dealer : List.of("D-1", "D-2", "D-3", "D-4", "D-5")) {
            sides.lines.add(new CreditLineSum(dealer, "CNY", 1_000, 0, 0, 0, false));
        }
        sides.owed.put("D-5", List.of(1L));

        reconcile();

        assertThat(sides.recorded).extracting(Difference::subject).containsExactly("D-5");
    }

    @Test
    void takesNoMovingLineForADifferenceNorAMessageThatAPersonDiscarded() {
        sides.lines.add(line(10, 10, 0));
        sides.lines.add(new CreditLineSum("D-2", "CNY", 1_000, 12, 12, 2, false));
        sides.owed.put("D-1", List.of(7L, 8L, 7L));
        sides.owed.put("D-2", List.of(10L));

        reconcile();

        assertThat(sides.recorded).isEmpty();
    }

    @Test
    void beginsANewHistoryBeforeTheOldOneGetsLongAndLosesNoPage() {
        int movements = 2 * 2 * ReconcileWorkflowRun.PAGES_A_RUN + 50;
        for (int i = 0; i < movements; i++) {
            sides.both("m%05d".formatted(i), 1);
        }
        sides.credit.remove("m00003");
        sides.credit.remove("m%05d".formatted(movements - 3));

        ReconcileProgress result = reconcile();

        assertThat(sides.sentAgain).containsExactly("m00003", "m%05d".formatted(movements - 3));
        assertThat(result.sentAgain()).isEqualTo(2);
        assertThat(result.totals())
                .containsExactly(new SourceTotal(MovementSource.RESTORATIONS, "CNY", movements, movements - 2));
    }
}
