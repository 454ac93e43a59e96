package floorplan.worker.reconcile;

import static floorplan.domain.reconcile.MovementSource.CORRECTIONS;
import static floorplan.store.Patience.await;
import static floorplan.worker.WorkerUnderTest.change;
import static floorplan.worker.WorkerUnderTest.number;
import static floorplan.worker.WorkerUnderTest.repayment;
import static floorplan.worker.WorkerUnderTest.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import floorplan.domain.reconcile.Difference;
import floorplan.domain.reconcile.Difference.DifferenceKind;
import floorplan.domain.reconcile.SourceTotal;
import floorplan.domain.repayment.AcceptedReversal;
import floorplan.domain.repayment.ReversalKind;
import floorplan.store.reconcile.Reconciliations;
import floorplan.store.reconcile.Reconciliations.ReconciliationRun;
import floorplan.worker.WorkerUnderTest;
import floorplan.workflows.reconcile.ReconcileProgress;
import floorplan.workflows.reconcile.ReconcileWorkflow;
import floorplan.workflows.reconcile.Reconciling;
import floorplan.workflows.repayment.RepaymentStarts;
import floorplan.workflows.reversal.ReversalStarts;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.schedules.ScheduleException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reconciliation on the real servers, after one side has lost or changed something. */
class ReconcileIT {
    private static WorkerUnderTest worker;
    private static Reconciliations reconciliations;

    @BeforeAll
    static void start() {
        worker = new WorkerUnderTest(Map.of("floorplan.reconcile.every", "10h", "floorplan.reconcile.age", "0s"));
        reconciliations = new Reconciliations(worker.account);
    }

    @AfterAll
    static void stop() {
        worker.close();
    }

    /** Repays one loan twice and takes one of the repayments back. */
    @BeforeEach
    void repayTwiceAndReverseOnce() throws InterruptedException {
        worker.begin();
        RepaymentStarts repayments = new RepaymentStarts(worker.temporal());
        repayments.startOnce(repayment());
        repayments.startOnce(repayment());
        await("both restored").until(() -> worker.used() == 18_000_000);
        String id = text(worker.account, "SELECT MIN(id) FROM repayment_log");
        new ReversalStarts(worker.temporal())
                .start(new AcceptedReversal(id, "client", "bounced", ReversalKind.BOUNCED));
        await("one taken back").until(() -> worker.used() == 19_000_000 && worker.isQuiet());
        await("all marked sent")
                .until(() -> number(worker.account, "SELECT COUNT(*) FROM repayment_log WHERE sent_at IS NOT NULL") == 2
                        && number(worker.account, "SELECT COUNT(*) FROM reversal_log WHERE sent_at IS NOT NULL") == 1);
    }

    private static ReconciliationRun reconcile() {
        worker.temporal()
                .newWorkflowStub(ReconcileWorkflow.class, Reconciling.options().build())
                .reconcile(Duration.ZERO, ReconcileProgress.BEGINNING);
        return reconciliations.latest().orElseThrow();
    }

    private static List<Difference> differences(ReconciliationRun run) {
        return reconciliations.differences(run.id(), 100);
    }

    @Test
    void isBegunByItsScheduleWhenSomebodyAsks() {
        await("its schedule").until(ReconcileIT::isAskedFor);

        await("its end")
                .until(() -> reconciliations
                        .latest()
                        .filter(run -> run.finishedAt() != null)
                        .isPresent());
        assertThat(differences(reconciliations.latest().orElseThrow())).isEmpty();
    }

    /** False while the worker has not created the schedule yet. */
    private static boolean isAskedFor() {
        try {
            Reconciling.startNow(worker.temporal());
            return true;
        } catch (ScheduleException notThereYet) {
            return false;
        }
    }

    @Test
    void agreesWhereNothingIsLost() throws Exception {
        ReconciliationRun run = reconcile();

        assertThat(differences(run)).isEmpty();
        assertThat(run.sentAgain() + run.reservedAgain() + run.marksRemoved()).isZero();
        assertThat(reconciliations.totals(run.id()))
                .extracting(SourceTotal::account)
                .containsExactlyInAnyOrder(20_000_000L, 2_000_000L, 1_000_000L);
        assertThat(reconciliations.totals(run.id()))
                .allSatisfy(total -> assertThat(total.credit()).isEqualTo(total.account()));
    }

    @Test
    void metersTellWhatWaitsForAPersonAndHowLongAgoItEnded() {
        assertThat(meter("floorplan.reconciliation.age")).isNaN();
        assertThat(meter("floorplan.day.end.age")).isNaN();

        reconcile();
        change(worker.account, "UPDATE reconciliation SET finished_at = finished_at - INTERVAL 1 HOUR");
        change(worker.account, "UPDATE open_date SET open_date = DATE(UTC_TIMESTAMP()) - INTERVAL 30 DAY");

        assertThat(meter("floorplan.reconciliation.age")).isGreaterThanOrEqualTo(3_600);
        assertThat(meter("floorplan.reconciliation.differences")).isZero();
        assertThat(meter("floorplan.dead.letters")).isZero();
        // The next day may have begun in Shanghai.
        assertThat(meter("floorplan.day.end.age")).isIn(31.0, 32.0);
    }

    private static double meter(String name) {
        return worker.bean(MeterRegistry.class).get(name).gauge().value();
    }

    /** The credit side is restored to its state before the repayments. */
    @Test
    void bringsBackAllThatTheCreditSideHasLost() throws Exception {
        change(worker.clms, "DELETE FROM credit_log WHERE kind <> 'RESERVATION'");
        change(worker.clms, "UPDATE credit_line SET used = 20000000");

        ReconciliationRun run = reconcile();

        assertThat(run.sentAgain()).isEqualTo(3);
        assertThat(differences(run)).isEmpty();
        await("used as before").until(() -> worker.used() == 19_000_000 && worker.isQuiet());
        assertThat(reconcile().sentAgain()).isZero();
        assertThat(worker.used()).isEqualTo(19_000_000);
    }

    @Test
    void reservesAgainWhatTheCreditSideHasLostOrSaysWhyItCannot() throws Exception {
        change(worker.clms, "DELETE FROM credit_log WHERE kind = 'RESERVATION'");
        change(worker.clms, "UPDATE credit_line SET used = -1000000");

        ReconciliationRun run = reconcile();

        assertThat(run.reservedAgain()).isEqualTo(1);
        assertThat(worker.used()).isEqualTo(19_000_000);
        assertThat(differences(run)).isEmpty();
        change(worker.clms, "DELETE FROM credit_log WHERE kind = 'RESERVATION'");
        change(worker.clms, "UPDATE credit_line SET used = -1000000, currency = 'USD'");
        assertThat(differences(reconcile()))
                .filteredOn(difference -> difference.kind() == DifferenceKind.RESERVATION_MISSING)
                .singleElement()
                .satisfies(difference -> assertThat(difference.detail()).contains("is in USD"));
    }

    /** The credit side is restored to its state before the import, with a limit that has been lowered since. */
    @Test
    void reservesBeforeItRestoresAndBeyondTheLimitWhatIsDrawn() throws Exception {
        change(worker.clms, "DELETE FROM credit_log");
        change(worker.clms, "UPDATE credit_line SET used = 0, credit_limit = 19500000");

        ReconciliationRun run = reconcile();

        assertThat(run.reservedAgain()).isEqualTo(1);
        assertThat(run.sentAgain()).isEqualTo(3);
        await("used as before").until(() -> worker.used() == 19_000_000 && worker.isQuiet());
        assertThat(number(worker.clms, "SELECT COUNT(*) FROM credit_log WHERE dead_letters > 0"))
                .isZero();
        assertThat(differences(reconcile())).isEmpty();
    }

    /** The account side is restored to its state before one of the repayments. */
    @Test
    void namesWhatTheAccountSideHasLost() throws Exception {
        String lost = text(worker.account, "SELECT MAX(id) FROM repayment_log");
        change(worker.account, "DELETE FROM repayment_log WHERE id = '" + lost + "'");
        change(worker.account, "UPDATE loan SET principal = principal + 1000000");

        assertThat(differences(reconcile()))
                .extracting(Difference::kind, Difference::subject)
                .containsExactly(
                        tuple(DifferenceKind.MOVEMENT_UNKNOWN, lost),
                        tuple(DifferenceKind.USED_NOT_PRINCIPAL, "dealer"));
        assertThat(worker.used()).isEqualTo(19_000_000);
    }

    @Test
    void namesAMovementOfAnotherAmountAndALineChangedByHand() throws Exception {
        String changed = text(worker.account, "SELECT MAX(id) FROM repayment_log");
        change(worker.clms, "UPDATE credit_log SET amount = amount + 1 WHERE message_id = '" + changed + "'");

        assertThat(differences(reconcile()))
                .extracting(Difference::kind, Difference::subject, Difference::account, Difference::credit)
                .containsExactly(
                        tuple(DifferenceKind.MOVEMENT_DIFFERS, changed, 1_000_000L, 1_000_001L),
                        tuple(DifferenceKind.USED_NOT_MOVEMENTS, "dealer", 18_999_999L, 19_000_000L));
    }

    @Test
    void saysThatAReversalLeftALineBeyondItsLimit() throws Exception {
        change(worker.clms, "UPDATE credit_line SET credit_limit = 18500000");
        String id = text(worker.account, "SELECT id FROM repayment_log WHERE status = 'APPLIED'");
        new ReversalStarts(worker.temporal())
                .start(new AcceptedReversal(id, "client", "bounced too", ReversalKind.BOUNCED));
        await("taken back").until(() -> worker.used() == 20_000_000);

        assertThat(number(worker.clms, "SELECT MAX(beyond_limit) FROM credit_log"))
                .isEqualTo(1_500_000);
        assertThat(differences(reconcile())).extracting(Difference::kind).containsExactly(DifferenceKind.BEYOND_LIMIT);
    }

    @Test
    void removesTheMarksOfWhatIsLoggedAndNoOthers() throws Exception {
        String logged = text(worker.account, "SELECT MAX(id) FROM repayment_log");
        worker.servers.redis().opsForHash().put("suc_send_data", logged, "{\"sendCount\":1}");
        worker.servers.redis().opsForHash().put("suc_send_data", "on-its-way", "{\"sendCount\":1}");
        worker.servers.redis().opsForHash().put("suc_send_data", "no id: 贷", "{\"sendCount\":1}");

        assertThat(reconcile().marksRemoved()).isEqualTo(2);
        assertThat(worker.servers.redis().opsForHash().keys("suc_send_data")).containsExactly("on-its-way");
    }

    /** Two corrections in the books as their workflows leave them; none of their messages has arrived. */
    private static void correct() {
        change(worker.account, "UPDATE loan SET principal = principal - 300000 + 200000");
        for (String row : List.of(
                "'%s', 300000, UTC_TIMESTAMP(6)".formatted("a".repeat(32)),
                "'%s', -200000, UTC_TIMESTAMP(6)".formatted("b".repeat(32)))) {
            change(worker.account, """
                    INSERT INTO correction_request (id, credit, sent_at, client, idempotency_key, request_hash, loan_no, kind,
                        reason, back_dating, effective_from, status, loan_id, accepted_at, decided_at)
                    SELECT %s, 'c', 'k', 'h', 'L', 'RATE', 'r', 'LIMITED', '2026-02-01', 'APPLIED', id,
                        UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) FROM loan
                    """.formatted(row));
        }
    }

    @Test
    void bringsTheCorrectionsThatTheCreditSideNeverHadAndThenAgrees() throws Exception {
        correct();

        assertThat(reconcile().sentAgain()).isEqualTo(2);

        await("both carried out").until(() -> worker.used() == 18_900_000 && worker.isQuiet());
        ReconciliationRun run = reconcile();
        assertThat(run.sentAgain()).isZero();
        assertThat(differences(run)).isEmpty();
        assertThat(reconciliations.totals(run.id())).contains(new SourceTotal(CORRECTIONS, "CNY", 100_000, 100_000));
    }

    @Test
    void countsADiscardedCorrectionAsHeldAndNamesOneThatTheAccountSideHasLost() throws Exception {
        correct();
        reconcile();
        await("both carried out").until(() -> worker.used() == 18_900_000 && worker.isQuiet());
        change(worker.clms, "UPDATE credit_line SET used = used - 200000");
        change(worker.clms, "UPDATE credit_log SET outcome = 'DISCARDED' WHERE kind = 'CORRECTION' AND amount < 0");
        assertThat(differences(reconcile())).isEmpty();

        String lost = "correction:" + "a".repeat(32);
        change(worker.account, "DELETE FROM correction_request WHERE credit > 0");
        change(worker.account, "UPDATE loan SET principal = principal + 300000");
        assertThat(differences(reconcile()))
                .extracting(Difference::kind, Difference::subject, Difference::account, Difference::credit)
                .containsExactly(
                        tuple(DifferenceKind.MOVEMENT_UNKNOWN, lost, null, 300_000L),
                        tuple(DifferenceKind.USED_NOT_PRINCIPAL, "dealer", 19_200_000L, 18_700_000L));
    }

    @Test
    void takesNoDeadLetterForALostMessage() throws Exception {
        change(
                worker.clms,
                "UPDATE credit_log SET outcome = 'DEAD_LETTER', dead_letters = 1, failure = 'planted' WHERE message_id = '"
                        + text(worker.account, "SELECT MAX(id) FROM repayment_log") + "'");
        change(worker.clms, "UPDATE credit_line SET used = used + 1000000");

        ReconciliationRun run = reconcile();

        assertThat(run.sentAgain()).isZero();
        assertThat(differences(run)).isEmpty();
    }
}
