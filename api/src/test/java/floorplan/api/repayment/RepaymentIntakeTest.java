package floorplan.api.repayment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.api.problem.ApiProblem;
import floorplan.api.repayment.RepaymentIntake.FreshRepayment;
import floorplan.api.repayment.RepaymentIntake.KeyReused;
import floorplan.api.repayment.RepaymentIntake.ReplayedRepayment;
import floorplan.domain.credit.CreditMovement;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.BackDating;
import floorplan.domain.repayment.RepaymentDecision.Applied;
import floorplan.domain.repayment.RepaymentStatus;
import floorplan.runtime.account.LocalResults;
import floorplan.runtime.failure.Outages;
import floorplan.store.repayment.RepaymentViews.LoggedRequest;
import floorplan.store.repayment.RepaymentViews.RepaymentView;
import floorplan.workflows.repayment.RepaymentResult;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class RepaymentIntakeTest {
    private static final String HASH = "the hash of the request";
    private static final String OTHER_HASH = "the hash of another request";
    private static final Instant NOW = Instant.parse("2026-03-10T16:00:01Z");
    private static final Instant EARLIER = Instant.parse("2026-03-10T15:59:59Z");
    private static final Money AMOUNT = new Money(Currency.getInstance("CNY"), 1_000);
    private static final AcceptedRepayment REPAYMENT = new AcceptedRepayment(
            "id", "client", "key", HASH, "L-1", Payer.DEALER, AMOUNT, null, null, BackDating.NONE);
    private static final RepaymentResult APPLIED = RepaymentResult.of(new Applied(
            LoanType.DEALER, CreditMovement.restoration("id", "L-1", "D-1", AMOUNT, LocalDate.of(2026, 3, 10))));

    private final Workflows workflows = new Workflows();
    private final Log log = new Log();

    private RepaymentIntake.RepaymentTaken take() {
        return new RepaymentIntake(workflows, log).take(REPAYMENT, Duration.ofSeconds(2));
    }

    @Test
    void startsANewRepaymentAndTellsWhatBecameOfIt() {
        workflows.result = APPLIED;
        log.repayment = known(RepaymentStatus.COMPLETED);

        assertThat(take()).isEqualTo(new FreshRepayment(log.repayment));
        assertThat(workflows.asked).containsExactly("start", "await");
        assertThat(workflows.acceptedAt).isEqualTo(NOW);
    }

    @Test
    void leavesItToTemporalWhenARepaymentWasAcceptedWhileTheDatabaseIsDown() {
        log.isDown = true;

        assertThat(take()).isEqualTo(new FreshRepayment(null));
        assertThat(workflows.acceptedAt).isNull();
    }

    /** The schema was put back to an older state. */
    @Test
    void hasARepaymentDoneAgainAsOfItsFirstDayWhoseRowIsLost() {
        workflows.startedHash = HASH;
        workflows.endedWell = true;

        assertThat(take()).isEqualTo(new ReplayedRepayment(null));
        assertThat(workflows.asked).containsExactly("start", "start where lost", "await");
        assertThat(workflows.acceptedAt).isEqualTo(EARLIER);
    }

    @Test
    void asksForPatienceWhileTheRowIsLost() {
        workflows.startedHash = HASH;
        workflows.endedWell = true;
        workflows.result = APPLIED;

        assertThatThrownBy(this::take).isInstanceOf(ApiProblem.class).hasMessageContaining("very same request");
    }

    @Test
    void leavesARepaymentThatTakesLongToItsWorkflow() {
        assertThat(take()).isEqualTo(new FreshRepayment(null));
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPLETED", "REFUSED", "REVERSED"})
    void tellsAtOnceWhatBecameOfTheSameRequest(RepaymentStatus status) {
        log.hash = HASH;
        log.repayment = known(status);

        assertThat(take()).isEqualTo(new ReplayedRepayment(log.repayment));
        assertThat(workflows.asked).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED", "APPLIED"})
    void awaitsTheSameRequestThatStillRuns(RepaymentStatus status) {
        log.hash = HASH;
        log.repayment = known(status);

        assertThat(take()).isEqualTo(new ReplayedRepayment(null));
        assertThat(workflows.asked).containsExactly("await");
    }

    @Test
    void refusesAnotherRequestThanTheLoggedOne() {
        log.hash = OTHER_HASH;

        assertThat(take()).isEqualTo(new KeyReused());
        assertThat(workflows.asked).isEmpty();
    }

    @Test
    void refusesAnotherRequestThanTheStartedOne() {
        workflows.startedHash = OTHER_HASH;

        assertThat(take()).isEqualTo(new KeyReused());
        assertThat(workflows.asked).containsExactly("start");
    }

    @Test
    void startsTheSameRequestAgainThatMayHaveEndedBeforeItWasLogged() {
        workflows.startedHash = HASH;

        assertThat(take()).isEqualTo(new ReplayedRepayment(null));
        assertThat(workflows.asked).containsExactly("start", "start where ended", "await");
        assertThat(workflows.acceptedAt).isEqualTo(EARLIER);
    }

    /** Neither Temporal nor the log showed the first request, but the workflow found it in the log. */
    @Test
    void refusesAnotherRequestThanTheOneItsWorkflowFinds() {
        workflows.result = RepaymentResult.keyReused();

        assertThat(take()).isEqualTo(new KeyReused());
    }

    private static KnownRepayment known(RepaymentStatus status) {
        RepaymentView row = new RepaymentView(
                "id",
                HASH,
                "L-1",
                Payer.DEALER,
                1_000,
                "CNY",
                status,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Instant.EPOCH,
                null,
                null);
        return new KnownRepayment(row, null, null);
    }

    /** Stands in for Temporal and records the calls to it. */
    private static final class Workflows extends RepaymentStarter {
        final List<String> asked = new ArrayList<>();

        /** Hash of the request that was started before; null if none was. */
        @Nullable
        String startedHash;

        boolean endedWell;

        /** The acceptance time in the last start. */
        @Nullable
        Instant acceptedAt;

        /** The result; null while the workflow runs. */
        @Nullable
        RepaymentResult result;

        @SuppressWarnings("NullAway")
        Workflows() {
            super(null, new StaticListableBeanFactory().getBeanProvider(LocalResults.class));
        }

        @Override
        boolean start(AcceptedRepayment repayment) {
            asked.add("start");
            acceptedAt = repayment.acceptedAt();
            return startedHash == null;
        }

        @Override
        void restartIfTerminated(AcceptedRepayment repayment) {
            asked.add("start where ended");
            acceptedAt = repayment.acceptedAt();
        }

        @Override
        void restartLost(AcceptedRepayment repayment) {
            asked.add("start where lost");
            acceptedAt = repayment.acceptedAt();
        }

        @Override
        Optional<RepaymentResult> result(String repaymentId, LocalResults.LocalRun watched, Duration wait) {
            asked.add("await");
            return Optional.ofNullable(result);
        }

        @Override
        Optional<StartedRequest> started(String repaymentId) {
            return Optional.ofNullable(startedHash)
                    .map(hash -> new StartedRequest(hash, "L-1", Payer.DEALER, EARLIER, endedWell));
        }
    }

    /** Stands in for both sides' logs. */
    private static final class Log extends RepaymentQueries {
        boolean isDown;

        @Nullable
        String hash;

        @Nullable
        KnownRepayment repayment;

        @SuppressWarnings("NullAway")
        Log() {
            super(null, null, null, new Outages());
        }

        @Override
        Optional<LoggedRequest> look(String id) {
            return isDown ? Optional.empty() : Optional.of(new LoggedRequest(NOW, hash));
        }

        @Override
        Optional<KnownRepayment> find(String id) {
            return Optional.ofNullable(repayment);
        }
    }
}
