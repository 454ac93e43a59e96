package floorplan.api.repayment;

import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.repayment.RepaymentStarter.Started;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.runtime.account.ResultsHere;
import floorplan.store.repayment.RepaymentViews.Look;
import floorplan.workflows.repayment.RepaymentResult;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes each repayment once, however often it is asked for. */
@Component
class RepaymentDesk {
    private final RepaymentStarter starter;
    private final RepaymentQueries queries;

    RepaymentDesk(RepaymentStarter starter, RepaymentQueries queries) {
        this.starter = starter;
        this.queries = queries;
    }

    /** The result of a request. */
    sealed interface Taken {}

    /**
     * The request started the repayment.
     *
     * @param repayment null when it still runs
     */
    record Fresh(@Nullable KnownRepayment repayment) implements Taken {}

    /**
     * The same request had started the repayment before.
     *
     * @param repayment null when it still runs
     */
    record Replayed(@Nullable KnownRepayment repayment) implements Taken {}

    /** A request with other content had used the idempotency key before; nothing was started. */
    record KeyReused() implements Taken {}

    /**
     * Starts a repayment, unless it was started before, and waits for it to be applied and published, or refused.
     *
     * @throws floorplan.api.answer.WorkflowUnavailable when its workflow cannot be started or was lost; the same request may be made again
     */
    Taken take(AcceptedRepayment asked, Duration wait) {
        Optional<Look> look = queries.look(asked.repaymentId());
        AcceptedRepayment repayment = asked.acceptedAt(look.map(Look::now).orElse(null));
        Optional<String> logged = look.flatMap(found -> Optional.ofNullable(found.requestHash()));
        try (ResultsHere.Run run = starter.watch(repayment.repaymentId())) {
            if (logged.isEmpty() && starter.start(repayment)) {
                return await(repayment, run, wait, Fresh::new);
            }
            run.abandon();
            Optional<Started> started =
                    logged.isPresent() ? Optional.empty() : starter.started(repayment.repaymentId());
            if (!logged.or(() -> started.map(Started::requestHash))
                    .orElse(repayment.requestHash())
                    .equals(repayment.requestHash())) {
                return new KeyReused();
            }
            if (logged.isEmpty()) {
                carryOn(repayment, started);
            }
            Optional<KnownRepayment> known = queries.find(repayment.repaymentId())
                    .filter(found -> found.status().isFinal());
            return known.isPresent() ? new Replayed(known.get()) : await(repayment, run, wait, Replayed::new);
        }
    }

    /** No sweep can find a repayment that is not in the log: this request is all there is of it. It counts from the first one's moment. */
    private void carryOn(AcceptedRepayment repayment, Optional<Started> started) {
        AcceptedRepayment asFirst =
                repayment.acceptedAt(started.map(Started::acceptedAt).orElse(repayment.acceptedAt()));
        if (started.filter(Started::endedWell).isPresent() && isNotLogged(repayment.repaymentId())) {
            starter.startWhereLost(asFirst);
        } else {
            starter.startWhereEnded(asFirst);
        }
    }

    /** Asked again: the first request may have been logged since it was not found. */
    private boolean isNotLogged(String repaymentId) {
        return queries.look(repaymentId)
                .filter(found -> found.requestHash() == null)
                .isPresent();
    }

    private Taken await(
            AcceptedRepayment repayment,
            ResultsHere.Run run,
            Duration wait,
            Function<@Nullable KnownRepayment, Taken> taken) {
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

    /** Its workflow has ended, but the log knows nothing of it. */
    static ApiProblem lost(String id, ProblemType type) {
        return new ApiProblem(
                type,
                "The record of repayment " + id
                        + " is lost. Send the very same request again shortly: it is done again.");
    }
}
