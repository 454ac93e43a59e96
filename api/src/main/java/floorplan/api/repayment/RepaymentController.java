package floorplan.api.repayment;

import floorplan.api.correction.CorrectionPreviewAnswer;
import floorplan.api.correction.CorrectionPreviews;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.api.repayment.RepaymentIntake.FreshRepayment;
import floorplan.api.repayment.RepaymentIntake.KeyReused;
import floorplan.api.repayment.RepaymentIntake.ReplayedRepayment;
import floorplan.api.repayment.RepaymentStarter.StartedRequest;
import floorplan.api.request.IdempotencyKey;
import floorplan.api.request.PreferredWait;
import floorplan.api.security.Caller;
import floorplan.api.security.OwnLoans;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.Refusal;
import floorplan.domain.repayment.RepaymentStatus;
import floorplan.workflows.LogIds;
import floorplan.workflows.repayment.RepaymentWorkflow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes repayments, and shows each with its status. */
@RestController
@Tag(name = "Repayments")
@RequestMapping("/v1/repayments")
class RepaymentController {
    static final String REPLAYED = "Idempotent-Replayed";

    private final RepaymentIntake intake;
    private final RepaymentStarter starter;
    private final RepaymentQueries queries;
    private final OwnLoans own;
    private final CorrectionPreviews previews;

    RepaymentController(
            RepaymentIntake intake,
            RepaymentStarter starter,
            RepaymentQueries queries,
            OwnLoans own,
            CorrectionPreviews previews) {
        this.intake = intake;
        this.starter = starter;
        this.queries = queries;
        this.own = own;
        this.previews = previews;
    }

    /** A repayment that is accepted and still runs. */
    record StillRunning(String id, String status, String workflowId) {
        static StillRunning of(String id) {
            return new StillRunning(id, RepaymentStatus.ACCEPTED.name(), RepaymentWorkflow.workflowId(id));
        }
    }

    /**
     * Takes a repayment. The answer is 201 when it is applied and published, 202 when that takes longer than
     * {@code Prefer: wait}, and 422 when it is refused.
     */
    @Operation(operationId = "repay", summary = "Repay a loan")
    @PostMapping
    @Refuses({
        ProblemType.IDEMPOTENCY_KEY_MISSING,
        ProblemType.IDEMPOTENCY_KEY_REUSED,
        ProblemType.UNKNOWN_LOAN,
        ProblemType.LOAN_CLOSED,
        ProblemType.WRONG_CURRENCY,
        ProblemType.VALUE_DATE_OUT_OF_RANGE,
        ProblemType.NOTHING_OWED,
        ProblemType.MORE_THAN_OWED,
        ProblemType.LOAN_INCOMPLETE
    })
    @ApiResponse(
            responseCode = "200",
            description = "The differences that the repayment would post, with `dryRun`; for the lender only",
            content = @Content(schema = @Schema(implementation = CorrectionPreviewAnswer.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The repayment is applied and published",
            headers = @Header(name = REPLAYED, description = "true when this is the answer to an earlier request"),
            content = @Content(schema = @Schema(implementation = RepaymentAnswer.class)))
    @ApiResponse(
            responseCode = "202",
            description = "The repayment is accepted and still runs",
            headers = @Header(name = REPLAYED, description = "true when this is the answer to an earlier request"),
            content = @Content(schema = @Schema(implementation = StillRunning.class)))
    ResponseEntity<? extends Object> repay(
            @AuthenticationPrincipal Caller caller,
            @Parameter(required = true) @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @Parameter(description = "true to get the differences that the request would post, with nothing changed")
                    @RequestParam(defaultValue = "false")
                    boolean dryRun,
            @RequestBody RepaymentBody body) {
        Duration wait = PreferredWait.of(prefer);
        AcceptedRepayment repayment = RepaymentRequestReader.read(caller, IdempotencyKey.check(key, dryRun), body);
        LogIds.about(repayment);
        LogIds.put(LogIds.WORKFLOW, RepaymentWorkflow.workflowId(repayment.repaymentId()));
        requireOwn(caller, repayment);
        if (dryRun) {
            return preview(caller, repayment);
        }
        return switch (intake.take(repayment, wait)) {
            case FreshRepayment fresh -> answer(repayment.repaymentId(), fresh.repayment(), false);
            case ReplayedRepayment replayed -> answer(repayment.repaymentId(), replayed.repayment(), true);
            case KeyReused reused ->
                throw new ApiProblem(
                        ProblemType.IDEMPOTENCY_KEY_REUSED,
                        "This Idempotency-Key was used for a repayment with other content. Use a new key for a new or a corrected repayment.");
        };
    }

    /** Refuses someone else's loan exactly like an unknown one, before anything of the request is stored. */
    private ResponseEntity<? extends Object> preview(Caller caller, AcceptedRepayment repayment) {
        if (!caller.isLender()) {
            throw new ApiProblem(ProblemType.FORBIDDEN, "Only the lender's tokens may use dryRun.");
        }
        return previews.of(repayment);
    }

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

    private static ResponseEntity<Object> answer(String id, @Nullable KnownRepayment known, boolean replayed) {
        return known == null ? stillRunning(id, replayed) : done(id, known, replayed);
    }

    private static ResponseEntity<Object> stillRunning(String id, boolean replayed) {
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .location(location(id))
                .header(HttpHeaders.RETRY_AFTER, "1")
                .headers(headers -> markReplayed(headers, replayed))
                .body(StillRunning.of(id));
    }

    private static ResponseEntity<Object> done(String id, KnownRepayment known, boolean replayed) {
        Refusal refusal = known.repayment().refusal();
        if (refusal != null) {
            throw new ApiProblem(ProblemType.valueOf(refusal.reason().name()), refusal.detail())
                    .with("repaymentId", id)
                    .withHeader(REPLAYED, replayed ? "true" : null);
        }
        return ResponseEntity.created(location(id))
                .headers(headers -> markReplayed(headers, replayed))
                .body(RepaymentAnswer.of(known));
    }

    private static void markReplayed(HttpHeaders headers, boolean replayed) {
        if (replayed) {
            headers.set(REPLAYED, "true");
        }
    }

    private static URI location(String id) {
        return URI.create("/v1/repayments/" + id);
    }

    /** A repayment with its present status. */
    @Operation(operationId = "getRepayment", summary = "Show a repayment")
    @GetMapping("/{id}")
    @ApiResponse(
            responseCode = "200",
            description = "The repayment; until it is logged, only that it is accepted",
            content = @Content(schema = @Schema(anyOf = {RepaymentAnswer.class, StillRunning.class})))
    Object find(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return queries.find(id)
                .filter(known -> isShownTo(
                        caller, known.repayment().payer(), known.repayment().loanNo()))
                .<Object>map(RepaymentAnswer::of)
                .orElseGet(() -> notYetLogged(caller, id));
    }

    private boolean isShownTo(Caller caller, Payer payer, String loanId) {
        return caller.party().paysAs(payer) && !own.hides(caller, loanId);
    }

    /** Only Temporal knows a repayment that waits for its log row. */
    private Object notYetLogged(Caller caller, String id) {
        Optional<StartedRequest> started = id.matches("[0-9a-f]{32}") ? starter.started(id) : Optional.empty();
        if (started.filter(known -> isShownTo(caller, known.payer(), known.loanId()))
                .isEmpty()) {
            throw new ApiProblem(ProblemType.NOT_FOUND, "There is no repayment " + id + ".");
        }
        return started.get().endedWell() ? loggedMeanwhile(id) : StillRunning.of(id);
    }

    private RepaymentAnswer loggedMeanwhile(String id) {
        return queries.find(id)
                .map(RepaymentAnswer::of)
                .orElseThrow(() -> RepaymentIntake.lost(id, ProblemType.NOT_FOUND));
    }
}
