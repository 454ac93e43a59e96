package floorplan.api.repayment;

import floorplan.api.correction.CorrectionPreviewAnswer;
import floorplan.api.correction.CorrectionPreviews;
import floorplan.api.loan.LoanVersion;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.api.repayment.ReversalIntake.FreshReversal;
import floorplan.api.repayment.ReversalIntake.NotReversible;
import floorplan.api.repayment.ReversalIntake.ReplayedReversal;
import floorplan.api.repayment.ReversalIntake.Reversible;
import floorplan.api.repayment.ReversalIntake.SurplusLeft;
import floorplan.api.request.BodyFields;
import floorplan.api.request.PreferredWait;
import floorplan.api.request.Reason;
import floorplan.api.security.Caller;
import floorplan.domain.journal.JournalSource.SourceKind;
import floorplan.domain.repayment.AcceptedReversal;
import floorplan.domain.repayment.ReversalKind;
import floorplan.store.repayment.RepaymentViews.RepaymentView;
import floorplan.workflows.LogIds;
import floorplan.workflows.reversal.ReversalWorkflow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reverses repayments that bounced or were posted to the wrong loan. */
@RestController
@Tag(name = "Repayments")
@RequestMapping("/v1/repayments/{id}/reversal")
class ReversalController {

    private final ReversalIntake intake;
    private final CorrectionPreviews previews;
    private final LoanAsSeen seen;

    ReversalController(ReversalIntake intake, CorrectionPreviews previews, LoanAsSeen seen) {
        this.intake = intake;
        this.previews = previews;
        this.seen = seen;
    }

    /**
     * The reversal that a client requests.
     *
     * @param reason 1 to 500 characters
     * @param kind {@code BOUNCED} (default): the payment was not honoured. {@code MISPOSTED}: the money is good but on
     *     the wrong loan, and becomes an unapplied receipt of its payer
     */
    record ReversalBody(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minLength = Reason.SHORTEST,
                    maxLength = Reason.LONGEST)
            @Nullable
            String reason,

            @Schema(
                    allowableValues = {"BOUNCED", "MISPOSTED"},
                    defaultValue = "BOUNCED")
            @Nullable
            String kind) {
        AcceptedReversal accepted(String repaymentId, String client) {
            BodyFields fields = new BodyFields();
            ReversalKind read = kind == null
                    ? ReversalKind.BOUNCED
                    : fields.required("kind", kind, "must be BOUNCED or MISPOSTED", ReversalKind::valueOf);
            fields.requireAllRight();
            return new AcceptedReversal(repaymentId, client, Reason.check(reason), Objects.requireNonNull(read));
        }
    }

    /**
     * Reverses an applied repayment, whole and once: 201 when the loan stands as if the repayment had not been made,
     * and the credit side is told, 202 when that takes longer than {@code Prefer: wait}. A second request, whatever its
     * reason and kind, gets the first one's answer.
     */
    @Operation(operationId = "reverseRepayment", summary = "Reverse a repayment")
    @PostMapping
    @Refuses({
        ProblemType.CHANGED_MEANWHILE,
        ProblemType.NOT_YET_APPLIED,
        ProblemType.NOT_APPLIED,
        ProblemType.ALREADY_REVERSED,
        ProblemType.SURPLUS_LEFT
    })
    @ApiResponse(
            responseCode = "200",
            description = "The differences that the reversal would post, with `dryRun`",
            content = @Content(schema = @Schema(implementation = CorrectionPreviewAnswer.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The repayment is reversed",
            content = @Content(schema = @Schema(implementation = RepaymentAnswer.class)))
    @ApiResponse(
            responseCode = "202",
            description = "The repayment is being reversed",
            content = @Content(schema = @Schema(implementation = RepaymentAnswer.class)))
    ResponseEntity<? extends Object> reverse(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @Parameter(description = LoanVersion.IF_MATCH)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @Parameter(description = "true to get the differences that the request would post, with nothing changed")
                    @RequestParam(defaultValue = "false")
                    boolean dryRun,
            @RequestBody ReversalBody body) {
        Duration wait = PreferredWait.of(prefer);
        Long version = LoanVersion.required(ifMatch);
        AcceptedReversal reversal = body.accepted(id, caller.client());
        if (dryRun) {
            return preview(reversal);
        }
        seen.requireForReversal(id, version);
        LogIds.put(LogIds.WORKFLOW, ReversalWorkflow.workflowId(id));
        return switch (intake.take(reversal, wait)) {
            case FreshReversal fresh -> answer(fresh.repayment(), fresh.finished(), false);
            case ReplayedReversal replayed -> answer(replayed.repayment(), replayed.finished(), true);
            case NotReversible nothing -> throw problem(id, nothing);
            case SurplusLeft left -> throw problem(id, left);
        };
    }

    private ResponseEntity<CorrectionPreviewAnswer> preview(AcceptedReversal reversal) {
        String id = reversal.repaymentId();
        return switch (intake.find(id)) {
            case NotReversible nothing -> throw problem(id, nothing);
            case SurplusLeft left -> throw problem(id, left);
            case Reversible applied -> preview(reversal, applied.repayment());
        };
    }

    private ResponseEntity<CorrectionPreviewAnswer> preview(AcceptedReversal reversal, KnownRepayment known) {
        RepaymentView repayment = known.repayment();
        if (known.reversal() != null) {
            throw new ApiProblem(
                    ProblemType.ALREADY_REVERSED,
                    "Repayment " + repayment.id() + " is reversed already: another reversal would change nothing.");
        }
        return previews.of(reversal, repayment.loanNo(), Objects.requireNonNull(repayment.valueDate()));
    }

    private static ApiProblem problem(String id, SurplusLeft left) {
        String subject = left.by().subject();
        String detail = left.by().kind() == SourceKind.REPAYMENT
                ? "Repayment " + subject + " was paid from the surplus of repayment " + id + ". Reverse repayment "
                        + subject + " first, as BOUNCED if the money was never good."
                : "Money of the surplus of repayment " + id + " was refunded by refund " + subject
                        + ", so the repayment stands. Claim the money back from the payer.";
        return new ApiProblem(ProblemType.SURPLUS_LEFT, detail);
    }

    private static ApiProblem problem(String id, NotReversible nothing) {
        return switch (nothing) {
            case UNKNOWN_REPAYMENT ->
                new ApiProblem(
                        ProblemType.NOT_FOUND,
                        "There is no repayment " + id + ". If it was only just accepted, ask again shortly.");
            case NOT_YET_APPLIED ->
                new ApiProblem(
                        ProblemType.NOT_YET_APPLIED,
                        "Repayment " + id + " is not applied yet. Send the reversal again when GET /v1/repayments/" + id
                                + " shows the status APPLIED or COMPLETED.");
            case REFUSED ->
                new ApiProblem(
                        ProblemType.NOT_APPLIED, "Repayment " + id + " was refused: there is nothing to reverse.");
        };
    }

    private static ResponseEntity<RepaymentAnswer> answer(KnownRepayment known, boolean finished, boolean replayed) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(finished ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
                .location(URI.create("/v1/repayments/" + known.repayment().id()));
        if (!finished) {
            answer.header(HttpHeaders.RETRY_AFTER, "1");
        }
        if (replayed) {
            answer.header(RepaymentAnswers.REPLAYED, "true");
        }
        return answer.body(RepaymentAnswer.of(known));
    }
}
