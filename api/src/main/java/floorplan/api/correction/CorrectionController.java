package floorplan.api.correction;

import floorplan.api.correction.CorrectionRequestAnswer.WaivedComponent;
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
import floorplan.domain.correction.AcceptedCorrection.WaivedFees;
import floorplan.domain.repayment.BackDating;
import floorplan.store.correction.CorrectionRequestViews;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.YearMonth;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Waives fees and shows correction requests. */
@RestController
@Tag(name = "Corrections")
class CorrectionController {
    private static final Pattern MONTH = Pattern.compile("(19|2\\d)\\d\\d-(0[1-9]|1[0-2])");

    private final CorrectionIntake intake;
    private final CorrectionPreviews previews;
    private final CorrectionRequestViews requests;

    CorrectionController(CorrectionIntake intake, CorrectionPreviews previews, CorrectionRequestViews requests) {
        this.intake = intake;
        this.previews = previews;
        this.requests = requests;
    }

    /**
     * The waiver that a client requests.
     *
     * @param component {@code LATE_FEE} or {@code PENALTY}
     * @param period the month whose late fee is waived, {@code YYYY-MM}; only with {@code LATE_FEE}
     * @param amount the most that is waived, a decimal string above 0; the whole unpaid fee if it is absent
     * @param reason 1 to 500 characters
     */
    record WaiverBody(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    allowableValues = {"LATE_FEE", "PENALTY"})
            @Nullable
            String component,

            @Schema(pattern = "^(19|2\\d)\\d\\d-(0[1-9]|1[0-2])$", example = "2026-01") @Nullable
            String period,

            @Schema(pattern = "^\\d{1,15}(\\.\\d{1,2})?$", example = "200.00") @Nullable
            String amount,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minLength = Reason.SHORTEST,
                    maxLength = Reason.LONGEST)
            @Nullable
            String reason) {}

    /**
     * Waives an unpaid late fee or unpaid penalty interest, as of the later of the open date and the loan's next date:
     * 201 when it is waived, 202 when that takes longer than {@code Prefer: wait}. It brings no cash and restores no
     * credit.
     */
    @Operation(operationId = "waive", summary = "Waive a late fee or penalty interest")
    @PostMapping("/v1/loans/{id}/waivers")
    @Refuses({
        ProblemType.IDEMPOTENCY_KEY_MISSING,
        ProblemType.IDEMPOTENCY_KEY_REUSED,
        ProblemType.CHANGED_MEANWHILE,
        ProblemType.LOAN_CLOSED,
        ProblemType.LOAN_INCOMPLETE,
        ProblemType.NOTHING_TO_WAIVE
    })
    @ApiResponse(
            responseCode = "200",
            description = "The differences that the waiver would post, with `dryRun`",
            content = @Content(schema = @Schema(implementation = CorrectionPreviewAnswer.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The fee is waived",
            content = @Content(schema = @Schema(implementation = CorrectionRequestAnswer.class)))
    @ApiResponse(
            responseCode = "202",
            description = "The fee is being waived",
            content = @Content(schema = @Schema(implementation = CorrectionRequestAnswer.class)))
    ResponseEntity<? extends Object> waive(
            @AuthenticationPrincipal Caller caller,
            @Parameter(description = "Number of the loan", example = "L-2026-0001") @PathVariable String id,
            @Parameter(required = true) @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Parameter(description = LoanVersion.IF_MATCH)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @Parameter(description = "true to get the differences that the request would post, with nothing changed")
                    @RequestParam(defaultValue = "false")
                    boolean dryRun,
            @RequestBody WaiverBody body) {
        Duration wait = PreferredWait.of(prefer);
        Long version = LoanVersion.required(ifMatch);
        String checkedKey = IdempotencyKey.check(key, dryRun);
        WaivedFees fees = read(body);
        String reason = Reason.check(body.reason());
        AcceptedCorrection asked = new AcceptedCorrection(
                RequestHashes.correctionId(caller.client(), checkedKey),
                caller.client(),
                checkedKey,
                RequestHashes.ofContent("waiver", id, fees, reason),
                id,
                reason,
                BackDating.NONE,
                version,
                fees);
        return dryRun ? previews.of(asked) : intake.take(asked, wait);
    }

    private static WaivedFees read(WaiverBody body) {
        BodyFields fields = new BodyFields();
        WaivedComponent component =
                fields.required("component", body.component(), "must be LATE_FEE or PENALTY", WaivedComponent::valueOf);
        YearMonth period = component == WaivedComponent.LATE_FEE
                ? fields.required(
                        "period",
                        body.period(),
                        "must be the month of the late fee, YYYY-MM",
                        text -> YearMonth.parse(BodyFields.matching(MONTH, text)))
                : null;
        Long cents = body.amount() == null
                ? null
                : fields.required(
                        "amount",
                        body.amount(),
                        "must be a decimal string above 0 with at most two decimals",
                        CorrectionController::cents);
        fields.requireAllRight();
        if (component == WaivedComponent.PENALTY && body.period() != null) {
            throw ApiProblem.invalid("period", "must be absent: penalty interest is waived whatever its period");
        }
        return new WaivedFees(period, cents);
    }

    private static Long cents(String text) {
        return BodyFields.amount(text).movePointRight(2).longValueExact();
    }

    /** A rate correction or a waiver, finished or under way. */
    @Operation(operationId = "getCorrection", summary = "Show a correction request")
    @GetMapping("/v1/corrections/{id}")
    CorrectionRequestAnswer find(@Parameter(description = "Id of the request") @PathVariable String id) {
        return requests.find(id)
                .map(CorrectionRequestAnswer::of)
                .orElseThrow(() -> new ApiProblem(
                        ProblemType.NOT_FOUND,
                        "There is no correction request " + id + ". If it was only just accepted, ask again shortly."));
    }
}
