package floorplan.api.repayment;

import floorplan.api.page.Page;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.api.request.BodyFields;
import floorplan.api.request.IdempotencyKey;
import floorplan.api.security.Caller;
import floorplan.api.security.OwnLoans;
import floorplan.domain.loan.LoanNames;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.RepaymentStatus;
import floorplan.store.loan.LoanViews;
import floorplan.store.repayment.RepaymentFilter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists repayments. */
@RestController
@Tag(name = "Repayments")
class RepaymentListController {
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(\\.\\d{1,2})?");
    private static final int DECIMALS = 2;

    private final RepaymentListing repayments;
    private final LoanViews loans;
    private final OwnLoans own;

    RepaymentListController(RepaymentListing repayments, LoanViews loans, OwnLoans own) {
        this.repayments = repayments;
        this.loans = loans;
        this.own = own;
    }

    @GetMapping("/v1/repayments")
    @Operation(operationId = "listRepayments", summary = "List repayments, newest first", description = """
                    A repayment matches all given filters; ranges are inclusive. The order is by `acceptedAt`; with a range of value dates, by `valueDate`, then `acceptedAt`. \
                    With `creditStatus`, a page may hold fewer items than `limit`, even none, while `nextCursor` is not null.
                    """)
    @Refuses(ProblemType.LIST_TOO_SLOW)
    Page<RepaymentAnswer> list(
            @AuthenticationPrincipal Caller caller,
            @Parameter(
                            description = "Number of the loan, as stated in the request for the repayment",
                            example = "L-2026-0001")
                    @RequestParam
                    @Nullable
                    String loanId,
            @Parameter(description = "Dealer of the loan", example = "D-1") @RequestParam @Nullable String dealerId,
            @Parameter(description = "Manufacturer of the loan", example = "M-1") @RequestParam @Nullable
                    String manufacturerId,
            @Parameter(description = "Payer") @RequestParam @Nullable Payer payer,
            @Parameter(description = "Status of the repayment") @RequestParam @Nullable RepaymentStatus status,
            @Parameter(description = "State of the credit that the repayment restores") @RequestParam @Nullable
                    CreditStatus creditStatus,
            @Parameter(
                            description =
                                    "First value date. For a repayment that is not applied, its stated value date counts",
                            example = "2026-03-01")
                    @RequestParam
                    @Nullable
                    LocalDate valueDateFrom,
            @Parameter(description = "Last value date", example = "2026-03-31") @RequestParam @Nullable
                    LocalDate valueDateTo,
            @Parameter(description = "Accepted at this instant or later, UTC", example = "2026-03-10T00:00:00Z")
                    @RequestParam
                    @Nullable
                    Instant acceptedFrom,
            @Parameter(
                            description = "Accepted at this instant or earlier, UTC",
                            example = "2026-03-10T23:59:59.999999Z")
                    @RequestParam
                    @Nullable
                    Instant acceptedTo,
            @Parameter(
                            description =
                                    "Smallest amount, in units of the repayment's currency with at most two decimals",
                            example = "10000.00")
                    @RequestParam
                    @Nullable
                    String amountFrom,
            @Parameter(description = "Largest amount, in the same units", example = "10000.00") @RequestParam @Nullable
                    String amountTo,
            @Parameter(
                            description =
                                    "`true`: only repayments accepted at least a minute ago that are neither refused nor sent to the credit side, as WAITING_REPAYMENTS of `/v1/attention` counts them. `false`: all repayments")
                    @RequestParam(defaultValue = "false")
                    boolean waiting,
            @Parameter(
                            description = "Idempotency-Key of the request, whichever client sent it",
                            example = "receipt-4711",
                            schema = @Schema(maxLength = IdempotencyKey.LONGEST))
                    @RequestParam
                    @Nullable
                    String idempotencyKey,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        RepaymentFilter filter = ownOf(caller)
                .loan(id("loanId", loanId))
                .dealer(id("dealerId", dealerId))
                .manufacturer(id("manufacturerId", manufacturerId))
                .payer(payer)
                .status(status)
                .valueDate(valueDateFrom, valueDateTo)
                .accepted(acceptedFrom, acceptedTo)
                .waiting(waiting)
                .amount(cents("amountFrom", amountFrom), cents("amountTo", amountTo))
                .key(idempotencyKey == null ? null : IdempotencyKey.check("idempotencyKey", idempotencyKey));
        return repayments.page(filter, creditStatus, limit, cursor);
    }

    @GetMapping("/v1/loans/{id}/repayments")
    @Operation(
            operationId = "listRepaymentsOfLoan",
            summary = "List a loan's repayments, newest first",
            description =
                    "Includes refused and reversed repayments. A dealer or manufacturer sees only the repayments that it paid itself.")
    @Refuses(ProblemType.LIST_TOO_SLOW)
    Page<RepaymentAnswer> ofLoan(
            @AuthenticationPrincipal Caller caller,
            @Parameter(description = "Number of the loan", example = "L-2026-0001") @PathVariable String id,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        RepaymentCursor.read(cursor);
        if (own.hides(caller, id) || loans.parties(id).isEmpty()) {
            throw ApiProblem.noLoan(id);
        }
        return repayments.page(
                new RepaymentFilter().loan(id).payer(caller.party().payer()), null, limit, cursor);
    }

    private static RepaymentFilter ownOf(Caller caller) {
        return new RepaymentFilter()
                .own(
                        caller.party().dealerId(),
                        caller.party().manufacturerId(),
                        caller.party().payer());
    }

    private static @Nullable String id(String name, @Nullable String id) {
        if (id != null && !LoanNames.isId(id)) {
            throw ApiProblem.invalid(name, LoanNames.ID_RULE);
        }
        return id;
    }

    private static @Nullable Long cents(String name, @Nullable String amount) {
        try {
            return amount == null
                    ? null
                    : Long.valueOf(BodyFields.decimal(AMOUNT, amount)
                            .movePointRight(DECIMALS)
                            .longValueExact());
        } catch (IllegalArgumentException wrong) {
            throw ApiProblem.invalid(name, "must be a decimal with at most two decimals, such as 10000.00");
        }
    }
}
