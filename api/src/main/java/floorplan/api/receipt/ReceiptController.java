package floorplan.api.receipt;

import floorplan.activities.receiptfile.MatchedReceipt;
import floorplan.activities.receiptfile.Matching;
import floorplan.api.page.Cursor;
import floorplan.api.page.Page;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.api.receipt.ReceiptAnswer.CandidateAnswer;
import floorplan.api.receipt.ReceiptAnswer.ReceiptMovementAnswer;
import floorplan.api.request.BodyFields;
import floorplan.api.security.Caller;
import floorplan.domain.loan.Payer;
import floorplan.domain.receipt.ReceiptOrigin;
import floorplan.domain.receipt.ReceiptPayer;
import floorplan.domain.receipt.ReceiptStatus;
import floorplan.store.database.BusinessClock;
import floorplan.store.receipt.ReceiptViews;
import floorplan.store.receipt.ReceiptViews.ReceiptFilter;
import floorplan.store.receipt.ReceiptViews.ReceiptPosition;
import floorplan.store.receipt.ReceiptViews.ReceiptView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows unapplied receipts. */
@RestController
@Tag(name = "Receipts")
class ReceiptController {
    private static final int MOST_CANDIDATES = 20;
    private static final String BETWEEN = " ";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private final ReceiptViews receipts;
    private final BusinessClock clock;
    private final Matching matching;

    ReceiptController(ReceiptViews receipts, BusinessClock clock, Matching matching) {
        this.receipts = receipts;
        this.clock = clock;
        this.matching = matching;
    }

    @GetMapping("/v1/receipts")
    @Operation(
            operationId = "listReceipts",
            summary = "List unapplied receipts, latest value date first",
            description =
                    "A receipt matches all given filters; ranges are inclusive. A dealer or manufacturer sees only the receipts that it paid itself.")
    @Refuses(ProblemType.LIST_TOO_SLOW)
    Page<ReceiptAnswer> list(
            @AuthenticationPrincipal Caller caller,
            @Parameter(description = "Status of the receipt") @RequestParam @Nullable ReceiptStatus status,
            @Parameter(description = "Payer") @RequestParam @Nullable ReceiptPayer payer,
            @Parameter(description = "First value date", example = "2026-03-01") @RequestParam @Nullable LocalDate from,
            @Parameter(description = "Last value date", example = "2026-03-31") @RequestParam @Nullable LocalDate to,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        ReceiptPosition after =
                Cursor.decode(cursor, ReceiptController::position, ReceiptController::written, ReceiptPosition.NEWEST);
        Payer own = caller.party().payer();
        ReceiptFilter filter =
                new ReceiptFilter(status, payer, own == null ? null : ReceiptPayer.of(own), ownId(caller), from, to);
        LocalDate today = clock.today();
        return Page.of(
                receipts.list(filter, after, Cursor.limit(limit) + 1),
                limit,
                receipt -> ReceiptAnswer.of(receipt, today, null, null),
                receipt -> written(new ReceiptPosition(receipt.receivedOn(), receipt.id())),
                next -> list(caller, status, payer, from, to, Page.MOST_ITEMS, next));
    }

    private static @Nullable String ownId(Caller caller) {
        return caller.isLender() ? null : caller.party().id();
    }

    private static ReceiptPosition position(String written) {
        String[] parts = written.split(BETWEEN, 2);
        return new ReceiptPosition(Cursor.date(parts[0]), BodyFields.matching(ID, parts[1]));
    }

    private static String written(ReceiptPosition position) {
        return position.receivedOn() + BETWEEN + position.id();
    }

    @GetMapping("/v1/receipts/{id}")
    @Operation(
            operationId = "getReceipt",
            summary = "Show an unapplied receipt",
            description =
                    "With the loans that it may be for, and its movements: corrections, the repayments of other loans that it paid, refunds and returns.")
    ReceiptAnswer find(
            @AuthenticationPrincipal Caller caller,
            @Parameter(description = "Id of the receipt", example = "952a787ed8640c69fc0c00755da04a05") @PathVariable
                    String id) {
        ReceiptView receipt =
                receipts.find(id).filter(found -> isShownTo(caller, found)).orElseThrow(() -> ApiProblem.noReceipt(id));
        List<ReceiptMovementAnswer> movements = receipts.movements(id).stream()
                .map(movement -> ReceiptMovementAnswer.of(movement, caller.isLender()))
                .toList();
        return ReceiptAnswer.of(receipt, clock.today(), candidates(caller, receipt), movements);
    }

    private @Nullable List<CandidateAnswer> candidates(Caller caller, ReceiptView receipt) {
        if (!caller.isLender()) {
            return null;
        }
        return receipt.origin() == ReceiptOrigin.BANK && receipt.open() > 0
                ? matching.of(receipt.id()).map(MatchedReceipt::candidates).orElse(List.of()).stream()
                        .limit(MOST_CANDIDATES)
                        .map(candidate -> new CandidateAnswer(candidate.loan().loanNo(), candidate.rule()))
                        .toList()
                : List.of();
    }

    private static boolean isShownTo(Caller caller, ReceiptView receipt) {
        return caller.party().ownsReceiptOf(receipt.payer(), receipt.party());
    }
}
