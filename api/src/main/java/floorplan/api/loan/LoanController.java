package floorplan.api.loan;

import floorplan.api.page.Cursor;
import floorplan.api.page.Page;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.api.security.Caller;
import floorplan.api.security.OwnLoans;
import floorplan.api.security.Party;
import floorplan.domain.loan.LoanNames;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.LoanStatus;
import floorplan.domain.loan.LoanType;
import floorplan.domain.repayment.Payoff;
import floorplan.domain.repayment.Repayments;
import floorplan.store.cache.CachedReads;
import floorplan.store.database.BusinessClock;
import floorplan.store.loan.LoanViews;
import floorplan.store.loan.LoanViews.LoanFilter;
import floorplan.store.loan.LoanViews.LoanLine;
import floorplan.store.loan.LoanViews.LoanView;
import floorplan.store.report.BalanceReport.ReportPart;
import floorplan.store.report.OverdueLoanList;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows loans and quotes their payoff. */
@RestController
@Tag(name = "Loans")
@RequestMapping("/v1/loans")
class LoanController {
    /** Bounds the days that a payoff calculates, one by one up to its date. */
    private static final int LATEST_PAYOFF_YEARS = 3;

    private final LoanViews loans;
    private final OverdueLoanList overdueLoans;
    private final CachedReads<LoanView> cached;
    private final Repayments repayments;
    private final BusinessClock clock;
    private final OwnLoans own;

    LoanController(
            LoanViews loans,
            OverdueLoanList overdueLoans,
            CachedReads<LoanView> cached,
            Repayments repayments,
            BusinessClock clock,
            OwnLoans own) {
        this.cached = cached;
        this.own = own;
        this.loans = loans;
        this.overdueLoans = overdueLoans;
        this.repayments = repayments;
        this.clock = clock;
    }

    /** The loans that the caller may see and that match every filter given, ordered by loan type, then by import. */
    @Operation(operationId = "listLoans", summary = "List loans")
    @GetMapping
    @Refuses(ProblemType.LIST_TOO_SLOW)
    Page<LoanLineAnswer> list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam @Nullable String dealerId,
            @RequestParam @Nullable String manufacturerId,
            @RequestParam @Nullable String vin,
            @RequestParam @Nullable LoanType loanType,
            @RequestParam @Nullable LoanStatus status,
            @Parameter(
                            description =
                                    "`true`: only loans whose dealer owes overdue interest or principal today; not for manufacturers' tokens. A page then ends early after about 5,000 loans that match the other filters: read on until `nextCursor` is null. `false`: all loans.")
                    @RequestParam(defaultValue = "false")
                    boolean overdue,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        requireId("dealerId", dealerId);
        requireId("manufacturerId", manufacturerId);
        if (vin != null && !LoanNames.isVin(vin)) {
            throw ApiProblem.invalid("vin", LoanNames.VIN_RULE);
        }
        LoanFilter filter = new LoanFilter(
                caller.party().dealerId(),
                caller.party().manufacturerId(),
                dealerId,
                manufacturerId,
                vin,
                loanType,
                status == null ? null : status == LoanStatus.CLOSED);
        long after = Cursor.key(cursor);
        Function<String, Page<LoanLineAnswer>> more =
                next -> list(caller, dealerId, manufacturerId, vin, loanType, status, overdue, Page.MOST_ITEMS, next);
        if (overdue) {
            return overdue(caller, filter, after, Cursor.limit(limit), more);
        }
        return Page.of(
                loans.list(filter, after, Cursor.limit(limit) + 1),
                limit,
                LoanLineAnswer::of,
                line -> Long.toString(line.key()),
                more);
    }

    /** A manufacturer must not learn of a dealer's debts. */
    private Page<LoanLineAnswer> overdue(
            Caller caller, LoanFilter filter, long after, int limit, Function<String, Page<LoanLineAnswer>> more) {
        if (caller.party().manufacturerId() != null) {
            throw new ApiProblem(
                    ProblemType.FORBIDDEN, "Tokens of a manufacturer may not ask which dealers are overdue.");
        }
        ReportPart<LoanLine, Long> part = overdueLoans.list(clock.today(), filter, after, limit);
        Long end = part.end();
        return Page.of(
                part.rows().stream().map(LoanLineAnswer::of).toList(),
                end == null ? null : Cursor.encode(Long.toString(end)),
                more);
    }

    private static void requireId(String field, @Nullable String id) {
        if (id != null && !LoanNames.isId(id)) {
            throw ApiProblem.invalid(field, LoanNames.ID_RULE);
        }
    }

    /** A loan, with its version as {@code ETag}. The answer is 304 if {@code If-None-Match} names that version. */
    @Operation(operationId = "getLoan", summary = "Show a loan")
    @GetMapping("/{id}")
    @Refuses({ProblemType.LOAN_INCOMPLETE})
    @ApiResponse(
            responseCode = "200",
            description = "The loan",
            headers = @Header(name = HttpHeaders.ETAG, description = "The loan's version"))
    @ApiResponse(
            responseCode = "304",
            description = "The loan still has the version in If-None-Match",
            content = @Content)
    ResponseEntity<LoanAnswer> find(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        LoanView loan = loan(caller, id);
        return ResponseEntity.ok()
                .eTag(LoanVersion.tag(loan.version()))
                .body(LoanAnswer.of(loan.agreement(), loan.state(), caller.party()));
    }

    /**
     * The payoff with this value date. The default is today, or the first date that is not accrued if that is later.
     */
    @Operation(operationId = "quotePayoff", summary = "Quote the payoff of a loan")
    @GetMapping("/{id}/payoff")
    @Refuses({ProblemType.LOAN_INCOMPLETE})
    PayoffAnswer payoff(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, @RequestParam @Nullable LocalDate date) {
        LoanState loan = loan(caller, id).state();
        LocalDate earliest = loan.nextDate();
        LocalDate latest = later(clock.today(), earliest).plusYears(LATEST_PAYOFF_YEARS);
        LocalDate valueDate = date != null ? date : later(clock.today(), earliest);
        if (valueDate.isBefore(earliest) || valueDate.isAfter(latest)) {
            throw ApiProblem.invalid("date", "must be from " + earliest + ", the first date not accrued, to " + latest);
        }
        return PayoffAnswer.of(loan, repayments.payoff(loan, valueDate), caller.party());
    }

    /** The amount that each payer would have to pay, fees included, if nothing else is paid before. */
    record PayoffAnswer(String id, LocalDate date, String currency, OwedByPayer owed) {
        static PayoffAnswer of(LoanState loan, Payoff payoff, Party seenBy) {
            return new PayoffAnswer(
                    loan.terms().loanId(),
                    payoff.date(),
                    loan.terms().currency().getCurrencyCode(),
                    OwedByPayer.of(payoff.dealer(), payoff.manufacturer(), seenBy));
        }
    }

    private LoanView loan(Caller caller, String id) {
        if (own.hides(caller, id)) {
            throw ApiProblem.noLoan(id);
        }
        return cached.find(id).orElseThrow(() -> ApiProblem.noLoan(id));
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
