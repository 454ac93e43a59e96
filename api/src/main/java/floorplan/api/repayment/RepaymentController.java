package floorplan.api.repayment;

import floorplan.api.answer.Waiting;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.api.repayment.RepaymentAnswer.RefusalAnswer;
import floorplan.api.repayment.RepaymentStarter.Started;
import floorplan.api.security.Caller;
import floorplan.api.security.OwnLoans;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.Refusal;
import floorplan.runtime.account.ResultsHere;
import floorplan.workflows.repayment.RepaymentResult;
import floorplan.workflows.repayment.RepaymentWorkflow;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes repayments and tells what became of them. */
@RestController
@RequestMapping("/v1/repayments")
class RepaymentController {
    static final String REPLAYED = "Idempotent-Replayed";

    private final RepaymentStarter starter;
    private final RepaymentQueries queries;
    private final OwnLoans own;

    RepaymentController(RepaymentStarter starter, RepaymentQueries queries, OwnLoans own) {
        this.own = own;
        this.starter = starter;
        this.queries = queries;
    }

    /** A repayment that is accepted, of which nothing more is known here. */
    record StillRunning(String id, String status, String workflowId) {
        static StillRunning of(String id) {
            return new StillRunning(id, "ACCEPTED", RepaymentWorkflow.workflowId(id));
        }
    }

    /**
     * Takes a repayment: 201 when it is applied and published, 202 when that takes longer than {@code Prefer: wait},
     * 422 when it is refused.
     */
    @PostMapping
    @Refuses({
        ProblemType.IDEMPOTENCY_KEY_MISSING,
        ProblemType.IDEMPOTENCY_KEY_REUSED,
        ProblemType.UNKNOWN_LOAN,
        ProblemType.LOAN_CLOSED,
        ProblemType.WRONG_CURRENCY,
        ProblemType.VALUE_DATE_OUT_OF_RANGE,
        ProblemType.NOTHING_OWED,
        ProblemType.MORE_THAN_OWED
    })
    @ApiResponse(
            responseCode = "201",
            description = "It is applied and published",
            headers = @Header(name = REPLAYED, description = "true when this is the answer to an earlier request"),
            content = @Content(schema = @Schema(implementation = RepaymentAnswer.class)))
    @ApiResponse(
            responseCode = "202",
            description = "It is accepted",
            headers = @Header(name = REPLAYED, description = "true when this is the answer to an earlier request"),
            content = @Content(schema = @Schema(implementation = StillRunning.class)))
    ResponseEntity<Object> repay(
            @AuthenticationPrincipal Caller caller,
            @Parameter(required = true) @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestBody RepaymentBody body) {
        Duration wait = Waiting.asPreferred(prefer);
        AcceptedRepayment repayment = RepaymentRequestReader.read(caller.client(), IdempotencyKey.check(key), body);
        requireOwn(caller, repayment);
        Optional<String> earlier = queries.knownHash(repayment.repaymentId());
        try (ResultsHere.Run run = starter.watch(repayment.repaymentId())) {
            boolean started = earlier.isEmpty() && starter.start(repayment);
            if (!started) {
                run.abandon();
                requireSameRequest(repayment, earlier);
            }
            if (!started && earlier.isEmpty()) {
                // Should it have ended before it was logged, no sweep can find it: this request is all there is of it.
                starter.startWhereEnded(repayment);
            }
            return answer(repayment, run, wait, !started);
        }
    }

    /** A loan that is not the caller's is refused before anything is kept of the request, as an unknown one is. */
    private void requireOwn(Caller caller, AcceptedRepayment repayment) {
        if (!caller.party().paysAs(repayment.payer())) {
            throw new ApiProblem(ProblemType.FORBIDDEN, "This token may not pay as " + repayment.payer() + ".");
        }
        if (own.hides(caller, repayment.loanId())) {
            throw new ApiProblem(
                    ProblemType.UNKNOWN_LOAN,
                    Refusal.unknownLoan(repayment.loanId()).detail());
        }
    }

    private void requireSameRequest(AcceptedRepayment repayment, Optional<String> logged) {
        String first = logged.or(() -> starter.started(repayment.repaymentId()).map(Started::requestHash))
                .orElse(repayment.requestHash());
        if (!first.equals(repayment.requestHash())) {
            throw keyReused();
        }
    }

    private static ApiProblem keyReused() {
        return new ApiProblem(
                ProblemType.IDEMPOTENCY_KEY_REUSED,
                "This Idempotency-Key was used for a repayment with other content. Use a new key for a new or a corrected repayment.");
    }

    private ResponseEntity<Object> answer(
            AcceptedRepayment repayment, ResultsHere.Run run, Duration wait, boolean replayed) {
        String id = repayment.repaymentId();
        Optional<RepaymentAnswer> logged =
                replayed ? queries.find(id).filter(RepaymentController::isFinal) : Optional.empty();
        if (logged.isEmpty()) {
            Optional<RepaymentResult> result = starter.result(id, run, wait);
            if (result.isEmpty()) {
                return stillRunning(id, replayed);
            }
            if (result.get().outcome() == RepaymentResult.Outcome.KEY_REUSED) {
                throw keyReused();
            }
            logged = queries.find(id);
        }
        return done(logged.orElseThrow(), replayed);
    }

    private static boolean isFinal(RepaymentAnswer answer) {
        return !answer.status().equals("ACCEPTED") && !answer.status().equals("APPLIED");
    }

    private static ResponseEntity<Object> stillRunning(String id, boolean replayed) {
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .location(location(id))
                .header(HttpHeaders.RETRY_AFTER, "1")
                .headers(headers -> markReplayed(headers, replayed))
                .body(StillRunning.of(id));
    }

    private static ResponseEntity<Object> done(RepaymentAnswer answer, boolean replayed) {
        RefusalAnswer refusal = answer.refusal();
        if (refusal != null) {
            throw new ApiProblem(ProblemType.valueOf(refusal.reason()), refusal.detail())
                    .with("repaymentId", answer.id())
                    .withHeader(REPLAYED, replayed ? "true" : null);
        }
        return ResponseEntity.created(location(answer.id()))
                .headers(headers -> markReplayed(headers, replayed))
                .body(answer);
    }

    private static void markReplayed(HttpHeaders headers, boolean replayed) {
        if (replayed) {
            headers.set(REPLAYED, "true");
        }
    }

    private static URI location(String id) {
        return URI.create("/v1/repayments/" + id);
    }

    /** A repayment as far as it is. */
    @GetMapping("/{id}")
    @ApiResponse(
            responseCode = "200",
            description = "How far it is; until it is logged, that it is accepted",
            content = @Content(schema = @Schema(anyOf = {RepaymentAnswer.class, StillRunning.class})))
    Object find(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return queries.find(id)
                .filter(answer -> isShownTo(caller, answer.payer(), answer.loanId()))
                .<Object>map(answer -> answer)
                .orElseGet(() -> notYetLogged(caller, id));
    }

    private boolean isShownTo(Caller caller, Payer payer, String loanId) {
        return caller.party().paysAs(payer) && !own.hides(caller, loanId);
    }

    /** A repayment that waits for its log row is known to Temporal alone. */
    private Object notYetLogged(Caller caller, String id) {
        if (id.matches("[0-9a-f]{32}")
                && starter.started(id)
                        .filter(started -> isShownTo(caller, started.payer(), started.loanId()))
                        .isPresent()) {
            return StillRunning.of(id);
        }
        throw new ApiProblem(ProblemType.NOT_FOUND, "There is no repayment " + id + ".");
    }
}
