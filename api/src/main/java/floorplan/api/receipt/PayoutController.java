package floorplan.api.receipt;

import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.api.request.BodyFields;
import floorplan.api.request.IdempotencyKey;
import floorplan.api.request.PreferredWait;
import floorplan.api.request.Reason;
import floorplan.api.request.RequestHashes;
import floorplan.api.security.Caller;
import floorplan.domain.receipt.AcceptedPayout;
import floorplan.domain.receipt.PayoutKind;
import floorplan.domain.receipt.ReturnLine;
import floorplan.store.receipt.ReceiptViews;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pays unapplied receipts back. */
@RestController
@Tag(name = "Receipts")
@RequestMapping("/v1/receipts/{id}")
class PayoutController {
    private static final int DECIMALS = 2;

    private final ReceiptViews receipts;
    private final PayoutIntake intake;

    PayoutController(ReceiptViews receipts, PayoutIntake intake) {
        this.receipts = receipts;
        this.intake = intake;
    }

    /**
     * The requested refund.
     *
     * @param reason 1 to 500 characters
     * @param amount a decimal string above 0; all that is open if it is absent
     */
    record RefundBody(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minLength = Reason.SHORTEST,
                    maxLength = Reason.LONGEST)
            @Nullable
            String reason,

            @Schema(pattern = "^\\d{1,15}(\\.\\d{1,2})?$", example = "61.67") @Nullable
            String amount) {}

    /**
     * The requested return.
     *
     * @param reason 1 to 500 characters
     * @param fileId with {@code line}, the return in a bank's file that this request settles
     */
    record ReturnBody(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minLength = Reason.SHORTEST,
                    maxLength = Reason.LONGEST)
            @Nullable
            String reason,

            @Schema(
                    description =
                            "With `line`: the bank's file with the line that this return settles. Such a line is a return that waits, that found no receipt, or whose receipt could not be taken back whole",
                    example = "572e8e27ed184335b714c30a44c8d03c")
            @Nullable
            String fileId,

            @Schema(description = "The line's number in the file, from 1", example = "4") @Nullable
            Long line) {}

    /**
     * Pays all that is open of a receipt, or a part of it, back to its payer: 201 when it is booked, 202 when that
     * takes longer than {@code Prefer: wait}.
     */
    @Operation(operationId = "refundReceipt", summary = "Refund an unapplied receipt")
    @PostMapping("/refund")
    @Refuses({
        ProblemType.IDEMPOTENCY_KEY_MISSING,
        ProblemType.IDEMPOTENCY_KEY_REUSED,
        ProblemType.MORE_THAN_OPEN,
        ProblemType.BEING_REVERSED
    })
    @ApiResponse(
            responseCode = "201",
            description = "The money has left the receipt",
            content = @Content(schema = @Schema(implementation = PayoutAnswer.class)))
    @ApiResponse(
            responseCode = "202",
            description = "The refund still runs",
            content = @Content(schema = @Schema(implementation = PayoutAnswer.class)))
    ResponseEntity<PayoutAnswer> refund(
            @AuthenticationPrincipal Caller caller,
            @Parameter(description = "Id of the receipt", example = "952a787ed8640c69fc0c00755da04a05") @PathVariable
                    String id,
            @Parameter(required = true) @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestBody RefundBody body) {
        Long cents = body.amount() == null ? null : cents(body.amount());
        return payOut(caller, id, key, prefer, PayoutKind.REFUND, cents, body.reason(), null);
    }

    /**
     * Sends a receipt back to the bank that it came from: its open part leaves it, and the repayments that it paid are
     * reversed as bounced. 201 when it is booked, 202 when that takes longer than {@code Prefer: wait}.
     */
    @Operation(operationId = "returnReceipt", summary = "Return a receipt to the bank")
    @PostMapping("/return")
    @Refuses({
        ProblemType.IDEMPOTENCY_KEY_MISSING,
        ProblemType.IDEMPOTENCY_KEY_REUSED,
        ProblemType.MORE_THAN_OPEN,
        ProblemType.NOT_FROM_BANK,
        ProblemType.BEING_REVERSED,
        ProblemType.SURPLUS_LEFT,
        ProblemType.OTHER_LINE
    })
    @ApiResponse(
            responseCode = "201",
            description = "The money has left the receipt",
            content = @Content(schema = @Schema(implementation = PayoutAnswer.class)))
    @ApiResponse(
            responseCode = "202",
            description = "The return still runs",
            content = @Content(schema = @Schema(implementation = PayoutAnswer.class)))
    ResponseEntity<PayoutAnswer> returnToBank(
            @AuthenticationPrincipal Caller caller,
            @Parameter(description = "Id of the receipt", example = "952a787ed8640c69fc0c00755da04a05") @PathVariable
                    String id,
            @Parameter(required = true) @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestBody ReturnBody body) {
        return payOut(caller, id, key, prefer, PayoutKind.RETURN, null, body.reason(), line(body));
    }

    private ResponseEntity<PayoutAnswer> payOut(
            Caller caller,
            String id,
            @Nullable String key,
            @Nullable String prefer,
            PayoutKind kind,
            @Nullable Long cents,
            @Nullable String reason,
            @Nullable ReturnLine line) {
        Duration wait = PreferredWait.of(prefer);
        String checkedKey = IdempotencyKey.check(key);
        String checkedReason = Reason.check(reason);
        if (receipts.find(id).isEmpty()) {
            throw ApiProblem.noReceipt(id);
        }
        return intake.take(
                new AcceptedPayout(
                        RequestHashes.payoutId(caller.client(), checkedKey),
                        caller.client(),
                        checkedKey,
                        line == null
                                ? RequestHashes.ofContent(kind, id, cents, checkedReason)
                                : RequestHashes.ofContent(kind, id, checkedReason, line.fileId(), line.line()),
                        id,
                        kind,
                        cents,
                        checkedReason,
                        line),
                wait);
    }

    private static @Nullable ReturnLine line(ReturnBody body) {
        String fileId = body.fileId();
        Long line = body.line();
        BodyFields fields = new BodyFields();
        if ((fileId == null) != (line == null)) {
            fields.required("fileId", fileId, "must be sent with line", Function.identity());
            fields.required(
                    "line", line == null ? null : line.toString(), "must be sent with fileId", Function.identity());
        }
        fields.requireAllRight();
        return fileId == null || line == null ? null : new ReturnLine(fileId, line);
    }

    private static long cents(String amount) {
        BodyFields fields = new BodyFields();
        Long cents = fields.required(
                "amount",
                amount,
                "must be a decimal string above 0 with at most two decimals",
                PayoutController::aboveZero);
        fields.requireAllRight();
        return cents == null ? 0 : cents;
    }

    private static long aboveZero(String amount) {
        return BodyFields.amount(amount).movePointRight(DECIMALS).longValueExact();
    }
}
