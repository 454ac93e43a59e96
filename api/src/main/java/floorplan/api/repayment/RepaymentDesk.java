package floorplan.api.repayment;

import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.runtime.account.ResultsHere;
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
    Taken take(AcceptedRepayment repayment, Duration wait) {
        Optional<String> logged = queries.knownHash(repayment.repaymentId());
        try (ResultsHere.Run run = starter.watch(repayment.repaymentId())) {
            if (logged.isEmpty() && starter.start(repayment)) {
                return await(repayment, run, wait, Fresh::new);
            }
            run.abandon();
            if (!isSameRequest(repayment, logged)) {
                return new KeyReused();
            }
            if (logged.isEmpty()) {
                // Should it have ended before it was logged, no sweep can find it: this request is all there is of it.
                starter.startWhereEnded(repayment);
            }
            Optional<KnownRepayment> known = queries.find(repayment.repaymentId())
                    .filter(found -> found.status().isFinal());
            return known.isPresent() ? new Replayed(known.get()) : await(repayment, run, wait, Replayed::new);
        }
    }

    private boolean isSameRequest(AcceptedRepayment repayment, Optional<String> logged) {
        return logged.or(() -> starter.started(repayment.repaymentId()).map(RepaymentStarter.Started::requestHash))
                .orElse(repayment.requestHash())
                .equals(repayment.requestHash());
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
            case APPLIED, REFUSED -> taken.apply(queries.find(id).orElseThrow());
            case KEY_REUSED -> new KeyReused();
        };
    }
}
