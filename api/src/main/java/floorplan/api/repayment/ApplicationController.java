package floorplan.api.repayment;

import floorplan.api.correction.CorrectionPreviewAnswer;
import floorplan.api.correction.CorrectionPreviews;
import floorplan.api.loan.LoanVersion;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.api.request.IdempotencyKey;
import floorplan.api.request.PreferredWait;
import floorplan.api.security.Caller;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.store.receipt.ReceiptViews;
import floorplan.store.receipt.ReceiptViews.ReceiptView;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Repays loans from unapplied receipts. */
@RestController
@Tag(name = "Receipts")
class ApplicationController {
    private final ReceiptViews receipts;
    private final RepaymentIntake intake;
    private final CorrectionPreviews previews;
    private final LoanAsSeen seen;

    ApplicationController(ReceiptViews receipts, RepaymentIntake intake, CorrectionPreviews previews, LoanAsSeen seen) {
        this.receipts = receipts;
        this.intake = intake;
        this.previews = previews;
        this.seen = seen;
    }

    /**
     * The loan that the receipt is to pay.
     *
     * @param loanId number of the loan
     * @param payer the party whose debt is paid: the payer of the receipt, unless that is unknown or the receipt comes
     *     from a misposted repayment
     * @param amount a decimal string above 0, at most the open amount; if omitted, the lesser of the open amount and
     *     the payer's debt on the value date
     * @param valueDate {@code YYYY-MM-DD}, not before the receipt's; if omitted, the business date of acceptance, or
     *     the loan's drawdown date if that is later
     */
    record ApplicationBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "L-2026-0002") @Nullable
            String loanId,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, implementation = Payer.class) @Nullable
            String payer,

            @Schema(pattern = "^\\d{1,15}(\\.\\d{1,2})?$", example = "61.67") @Nullable
            String amount,

            @Schema(format = "date") @Nullable String valueDate) {}

    /**
     * Repays a loan with money that no loan has taken yet. It is a repayment like any other, but its money comes from
     * the receipt: 201 when it is applied and published, 202 when that takes longer than {@code Prefer: wait}, 422 when
     * it is refused.
     */
    @Operation(operationId = "applyReceipt", summary = "Repay a loan from an unapplied receipt")
    @PostMapping("/v1/receipts/{id}/application")
    @Refuses({
        ProblemType.IDEMPOTENCY_KEY_MISSING,
        ProblemType.IDEMPOTENCY_KEY_REUSED,
        ProblemType.CHANGED_MEANWHILE,
        ProblemType.MORE_THAN_OPEN,
        ProblemType.OTHER_PAYER,
        ProblemType.BEING_REVERSED,
        ProblemType.UNKNOWN_RECEIPT,
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
            description = "The differences that the repayment would post, with `dryRun`",
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
    ResponseEntity<? extends Object> apply(
            @AuthenticationPrincipal Caller caller,
            @Parameter(description = "Id of the receipt", example = "952a787ed8640c69fc0c00755da04a05") @PathVariable
                    String id,
            @Parameter(required = true) @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Parameter(description = LoanVersion.IF_MATCH)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @Parameter(description = "true to get the differences that the request would post, with nothing changed")
                    @RequestParam(defaultValue = "false")
                    boolean dryRun,
            @RequestBody ApplicationBody body) {
        Duration wait = PreferredWait.of(prefer);
        Long version = LoanVersion.required(ifMatch);
        String checkedKey = IdempotencyKey.check(key, dryRun);
        ReceiptView receipt = receipts.find(id).orElseThrow(() -> ApiProblem.noReceipt(id));
        AcceptedRepayment repayment = RepaymentRequestReader.read(caller, checkedKey, receipt, body);
        LogIds.about(repayment);
        LogIds.put(LogIds.WORKFLOW, RepaymentWorkflow.workflowId(repayment.repaymentId()));
        if (dryRun) {
            return previews.of(repayment);
        }
        seen.require(repayment, version);
        return RepaymentAnswers.of(repayment.repaymentId(), intake.take(repayment, wait));
    }
}
