package floorplan.api.repayment;

import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.repayment.RepaymentStarter.StartedRequest;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.runtime.account.LocalResults;
import floorplan.store.repayment.RepaymentViews.LoggedRequest;
import floorplan.workflows.repayment.RepaymentResult;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes each repayment once, however often it is requested. */
@Component
class RepaymentIntake {
    private final RepaymentStarter starter;
    private final RepaymentQueries queries;

    RepaymentIntake(RepaymentStarter starter, RepaymentQueries queries) {
        this.starter = starter;
        this.queries = queries;
    }

    /** The result of a request. */
    sealed interface RepaymentTaken {}

    /**
     * The request started the repayment.
     *
     * @param repayment null when it still runs
     */
    record FreshRepayment(@Nullable KnownRepayment repayment) implements RepaymentTaken {}

    /**
     * The same request had started the repayment before.
     *
     * @param repayment null when it still runs
     */
    record ReplayedRepayment(@Nullable KnownRepayment repayment) implements RepaymentTaken {}

    /** A request with other content had used the idempotency key before; nothing was started. */
    record KeyReused() implements RepaymentTaken {}

    /**
     * Starts a repayment, unless it was started before, and waits until it is applied and published, or refused.
     *
     * @throws floorplan.api.answer.WorkflowUnavailable when its workflow cannot be started or was lost; the same
     *     request may be made again
     */
    RepaymentTaken take(AcceptedRepayment asked, Duration wait) {
        Optional<LoggedRequest> look = queries.look(asked.repaymentId());
        AcceptedRepayment repayment =
                asked.acceptedAt(look.map(LoggedRequest::now).orElse(null));
        Optional<String> logged = look.flatMap(found -> Optional.ofNullable(found.requestHash()));
        try (LocalResults.LocalRun run = starter.watch(repayment.repaymentId())) {
            if (logged.isEmpty() && starter.start(repayment)) {
                return await(repayment, run, wait, FreshRepayment::new);
            }
            run.abandon();
            Optional<StartedRequest> started =
                    logged.isPresent() ? Optional.empty() : starter.started(repayment.repaymentId());
            if (!logged.or(() -> started.map(StartedRequest::requestHash))
                    .orElse(repayment.requestHash())
                    .equals(repayment.requestHash())) {
                return new KeyReused();
            }
            if (logged.isEmpty()) {
                carryOn(repayment, started);
            }
            Optional<KnownRepayment> known = queries.find(repayment.repaymentId())
                    .filter(found -> found.status().isFinal());
            return known.isPresent()
                    ? new ReplayedRepayment(known.get())
                    : await(repayment, run, wait, ReplayedRepayment::new);
        }
    }

    /**
     * Restarts a repayment that is not in the log. The sweep cannot find it, so only this request can carry it on. It
     * keeps the acceptance time of the first request.
     */
    private void carryOn(AcceptedRepayment repayment, Optional<StartedRequest> started) {
        AcceptedRepayment asFirst =
                repayment.acceptedAt(started.map(StartedRequest::acceptedAt).orElse(repayment.acceptedAt()));
        if (started.filter(StartedRequest::endedWell).isPresent() && isNotLogged(repayment.repaymentId())) {
            starter.restartLost(asFirst);
        } else {
            starter.restartIfTerminated(asFirst);
        }
    }

    /** Looks again, because the first request may have been logged meanwhile. */
    private boolean isNotLogged(String repaymentId) {
        return queries.look(repaymentId)
                .filter(found -> found.requestHash() == null)
                .isPresent();
    }

    private RepaymentTaken await(
            AcceptedRepayment repayment,
            LocalResults.LocalRun run,
            Duration wait,
            Function<@Nullable KnownRepayment, RepaymentTaken> taken) {
        String id = repayment.repaymentId();
        Optional<RepaymentResult> result = starter.result(id, run, wait);
        if (result.isEmpty()) {
            return taken.apply(null);
        }
        return switch (result.get().outcome()) {
            case APPLIED, REFUSED -> taken.apply(queries.find(id).orElseThrow(() -> lost(id, ProblemType.UNAVAILABLE)));
            case KEY_REUSED -> new KeyReused();
        };
    }

    /** The problem of a repayment whose workflow has ended without a row in the log. */
    static ApiProblem lost(String id, ProblemType type) {
        return new ApiProblem(
                type,
                "The record of repayment " + id
                        + " is lost. Send the very same request again shortly: it is done again.");
    }
}
