package floorplan.api.repayment;

import floorplan.api.correction.CorrectionPreviewAnswer;
import floorplan.api.correction.CorrectionPreviews;
import floorplan.api.loan.LoanVersion;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.api.repayment.RepaymentStarter.StartedRequest;
import floorplan.api.request.IdempotencyKey;
import floorplan.api.request.PreferredWait;
import floorplan.api.security.Caller;
import floorplan.api.security.OwnLoans;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.Refusal;
import floorplan.workflows.LogIds;
import floorplan.workflows.repayment.RepaymentWorkflow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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
    private final RepaymentIntake intake;
    private final RepaymentStarter starter;
    private final RepaymentQueries queries;
    private final OwnLoans own;
    private final CorrectionPreviews previews;
    private final LoanAsSeen seen;

    RepaymentController(
            RepaymentIntake intake,
            RepaymentStarter starter,
            RepaymentQueries queries,
            OwnLoans own,
            CorrectionPreviews previews,
            LoanAsSeen seen) {
        this.intake = intake;
        this.starter = starter;
        this.queries = queries;
        this.own = own;
        this.previews = previews;
        this.seen = seen;
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
        ProblemType.CHANGED_MEANWHILE,
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
            headers =
                    @Header(
                            name = RepaymentAnswers.REPLAYED,
                            description = "true when this is the answer to an earlier request"),
            content = @Content(schema = @Schema(implementation = RepaymentAnswer.class)))
    @ApiResponse(
            responseCode = "202",
            description = "The repayment is accepted and still runs",
            headers =
                    @Header(
                            name = RepaymentAnswers.REPLAYED,
                            description = "true when this is the answer to an earlier request"),
            content = @Content(schema = @Schema(implementation = RepaymentAnswers.StillRunning.class)))
    ResponseEntity<? extends Object> repay(
            @AuthenticationPrincipal Caller caller,
            @Parameter(required = true) @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Parameter(description = LoanVersion.IF_MATCH)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @Parameter(description = "true to get the differences that the request would post, with nothing changed")
                    @RequestParam(defaultValue = "false")
                    boolean dryRun,
            @RequestBody RepaymentBody body) {
        Duration wait = PreferredWait.of(prefer);
        Long version = LoanVersion.required(ifMatch);
        AcceptedRepayment repayment = RepaymentRequestReader.read(caller, IdempotencyKey.check(key, dryRun), body);
        LogIds.about(repayment);
        LogIds.put(LogIds.WORKFLOW, RepaymentWorkflow.workflowId(repayment.repaymentId()));
        requireOwn(caller, repayment);
        if (dryRun) {
            return preview(caller, repayment);
        }
        seen.require(repayment, version);
        return RepaymentAnswers.of(repayment.repaymentId(), intake.take(repayment, wait));
    }

    /** The differences that the repayment would post; for the lender only. */
    private ResponseEntity<? extends Object> preview(Caller caller, AcceptedRepayment repayment) {
        if (!caller.isLender()) {
            throw new ApiProblem(ProblemType.FORBIDDEN, "Only the lender's tokens may use dryRun.");
        }
        return previews.of(repayment);
    }

    /** Refuses someone else's loan exactly like an unknown one, before anything of the request is stored. */
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

    /** A repayment with its present status. */
    @Operation(operationId = "getRepayment", summary = "Show a repayment")
    @GetMapping("/{id}")
    @ApiResponse(
            responseCode = "200",
            description = "The repayment; until it is logged, only that it is accepted",
            content = @Content(schema = @Schema(anyOf = {RepaymentAnswer.class, RepaymentAnswers.StillRunning.class})))
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
        return started.get().endedWell() ? loggedMeanwhile(id) : RepaymentAnswers.StillRunning.of(id);
    }

    private RepaymentAnswer loggedMeanwhile(String id) {
        return queries.find(id)
                .map(RepaymentAnswer::of)
                .orElseThrow(() -> RepaymentIntake.lost(id, ProblemType.NOT_FOUND));
    }
}
