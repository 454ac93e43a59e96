package floorplan.api.rate;

import floorplan.api.answer.Waiting;
import floorplan.api.correction.CorrectionIntake;
import floorplan.api.correction.CorrectionPreviewAnswer;
import floorplan.api.correction.CorrectionPreviews;
import floorplan.api.correction.CorrectionRequestAnswer;
import floorplan.api.loan.LoanVersion;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.api.request.BodyFields;
import floorplan.api.request.IdempotencyKey;
import floorplan.api.request.PreferredWait;
import floorplan.api.request.Reason;
import floorplan.api.request.RequestHashes;
import floorplan.api.security.Caller;
import floorplan.domain.correction.AcceptedCorrection;
import floorplan.domain.correction.AcceptedCorrection.CorrectedRate;
import floorplan.domain.loan.Rate;
import floorplan.store.loan.LoanViews;
import floorplan.workflows.LogIds;
import floorplan.workflows.rate.RateChange;
import floorplan.workflows.rate.RateChangeWorkflow;
import floorplan.workflows.rate.RateResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.temporal.client.WorkflowStub;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Adds dated rates to loans. */
@RestController
@Tag(name = "Loans")
class RateController {
    private static final Pattern RATE = Pattern.compile("\\d(\\.\\d{1,6})?");

    private final LoanViews loans;
    private final RateStarter starter;
    private final CorrectionIntake corrections;
    private final CorrectionPreviews previews;

    RateController(LoanViews loans, RateStarter starter, CorrectionIntake corrections, CorrectionPreviews previews) {
        this.loans = loans;
        this.starter = starter;
        this.corrections = corrections;
        this.previews = previews;
    }

    /**
     * The rate to add.
     *
     * @param effectiveFrom {@code YYYY-MM-DD}, after the loan's {@code accruedThrough}; with {@code correction} any
     *     date from the drawdown date on, as far back as the token may go
     * @param annualRate a decimal string from 0 to below 10 with at most six decimals: 0.072 is 7.2 %
     * @param correction present to replace the rate of the date, or to add one to dates that are accrued
     */
    record RateBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, format = "date") @Nullable
            String effectiveFrom,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = "^\\d(\\.\\d{1,6})?$") @Nullable
            String annualRate,

            @Nullable RateCorrection correction) {}

    /** The reason for which a rate is corrected, 1 to 500 characters. */
    record RateCorrection(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minLength = Reason.SHORTEST,
                    maxLength = Reason.LONGEST)
            @Nullable
            String reason) {}

    /** A rate of a loan; {@code id} is its date, which no other rate of the loan has. */
    record AddedRate(String id, String loanId, LocalDate effectiveFrom, String annualRate, String workflowId) {
        static AddedRate of(RateChange change) {
            LocalDate from = change.rate().effectiveFrom();
            return new AddedRate(
                    from.toString(),
                    change.loanId(),
                    from,
                    change.rate().annualRate().toPlainString(),
                    RateChangeWorkflow.workflowId(change));
        }
    }

    /**
     * Adds a rate that holds from a date after {@code accruedThrough}. The answer is 201; 200 if the loan already has
     * this very rate from that date; 202 if adding it takes longer than {@code Prefer: wait}. With {@code If-Match},
     * the rate is added only if the loan still has that version.
     *
     * <p>With {@code correction}, the rate replaces that of its date, or is added to dates that are accrued: the loan
     * then stands as if the rate had been known in time. This needs an {@code Idempotency-Key}, and the answer is a
     * correction request.
     */
    @Operation(operationId = "addRate", summary = "Add a rate to a loan")
    @PostMapping("/v1/loans/{id}/rates")
    @Refuses({
        ProblemType.CHANGED_MEANWHILE,
        ProblemType.RATE_DATE_TAKEN,
        ProblemType.RATE_DATE_CLOSED,
        ProblemType.RATE_DATE_OUT_OF_RANGE,
        ProblemType.IDEMPOTENCY_KEY_MISSING,
        ProblemType.IDEMPOTENCY_KEY_REUSED,
        ProblemType.LOAN_CLOSED,
        ProblemType.LOAN_INCOMPLETE
    })
    @ApiResponse(
            responseCode = "201",
            description = "The loan has the rate",
            content = @Content(schema = @Schema(anyOf = {AddedRate.class, CorrectionRequestAnswer.class})))
    @ApiResponse(
            responseCode = "200",
            description =
                    "The loan had this very rate before; with `dryRun`, the differences that a correction would post",
            content = @Content(schema = @Schema(anyOf = {AddedRate.class, CorrectionPreviewAnswer.class})))
    @ApiResponse(
            responseCode = "202",
            description = "The rate is being added",
            content = @Content(schema = @Schema(anyOf = {AddedRate.class, CorrectionRequestAnswer.class})))
    ResponseEntity<? extends Object> add(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @Parameter(description = LoanVersion.IF_MATCH)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @Parameter(description = "Only with a correction, and then required")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String key,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @Parameter(description = "true to get the differences that the correction would post, with nothing changed")
                    @RequestParam(defaultValue = "false")
                    boolean dryRun,
            @RequestBody RateBody body) {
        Duration wait = PreferredWait.of(prefer);
        Rate rate = read(body);
        Long version = LoanVersion.required(ifMatch);
        if (loans.parties(id).isEmpty()) {
            throw ApiProblem.noLoan(id);
        }
        if (body.correction() != null) {
            String checkedKey = IdempotencyKey.check(key, dryRun);
            AcceptedCorrection asked = corrected(caller, id, checkedKey, rate, version, body.correction());
            return dryRun ? previews.of(asked) : corrections.take(asked, wait);
        }
        if (dryRun) {
            throw ApiProblem.invalid(
                    "dryRun", "must be absent without correction: a rate that is not accrued changes no date");
        }
        RateChange change = new RateChange(id, rate, version, caller.client());
        LogIds.put(LogIds.WORKFLOW, RateChangeWorkflow.workflowId(change));
        WorkflowStub workflow = starter.start(change);
        Optional<RateResult> result = Waiting.forResult(workflow, wait, RateResult.class);
        return result.isPresent() ? answer(change, result.get()) : stillRunning(change);
    }

    private static Rate read(RateBody body) {
        BodyFields fields = new BodyFields();
        LocalDate from = fields.date("effectiveFrom", body.effectiveFrom());
        BigDecimal rate = fields.required(
                "annualRate",
                body.annualRate(),
                "must be a decimal string from 0 to below 10 with at most six decimals, such as 0.072 for 7.2 %",
                text -> BodyFields.decimal(RATE, text));
        fields.requireAllRight();
        return new Rate(Objects.requireNonNull(from), Objects.requireNonNull(rate));
    }

    private static AcceptedCorrection corrected(
            Caller caller, String loanId, String key, Rate rate, @Nullable Long version, RateCorrection correction) {
        String reason = Reason.check(correction.reason());
        return new AcceptedCorrection(
                RequestHashes.correctionId(caller.client(), key),
                caller.client(),
                key,
                RequestHashes.ofContent("rate", loanId, rate, version, reason),
                loanId,
                reason,
                caller.backDating(),
                version,
                new CorrectedRate(rate));
    }

    private static ResponseEntity<AddedRate> answer(RateChange change, RateResult result) {
        return switch (result.outcome()) {
            case ADDED -> has(HttpStatus.CREATED, change, result.version());
            case KNOWN -> has(HttpStatus.OK, change, result.version());
            case UNKNOWN_LOAN -> throw new ApiProblem(ProblemType.NOT_FOUND, result.detail());
            case CHANGED_MEANWHILE -> throw new ApiProblem(ProblemType.CHANGED_MEANWHILE, result.detail());
            case OTHER_RATE -> throw new ApiProblem(ProblemType.RATE_DATE_TAKEN, result.detail());
            case LOAN_CLOSED -> throw new ApiProblem(ProblemType.LOAN_CLOSED, result.detail());
            case LOAN_INCOMPLETE -> throw new ApiProblem(ProblemType.LOAN_INCOMPLETE, result.detail());
            case DATE_CLOSED -> throw new ApiProblem(ProblemType.RATE_DATE_CLOSED, result.detail());
        };
    }

    private static ResponseEntity<AddedRate> has(HttpStatus status, RateChange change, long version) {
        return ResponseEntity.status(status)
                .location(location(change))
                .eTag(LoanVersion.tag(version))
                .body(AddedRate.of(change));
    }

    private static ResponseEntity<AddedRate> stillRunning(RateChange change) {
        return ResponseEntity.accepted()
                .location(location(change))
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(AddedRate.of(change));
    }

    private static URI location(RateChange change) {
        return URI.create("/v1/loans/" + change.loanId());
    }
}
