package floorplan.api.report;

import floorplan.api.page.Cursor;
import floorplan.api.page.Page;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.api.report.ClosedDates.DatedPosition;
import floorplan.api.report.ReportedAmounts.BalancesAnswer;
import floorplan.api.security.Caller;
import floorplan.domain.loan.LoanType;
import floorplan.store.report.BalanceReport;
import floorplan.store.report.BalanceReport.By;
import floorplan.store.report.BalanceReport.TypeBalances;
import floorplan.store.report.ReportedLoans;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Balances at the end of a closed date, per loan, dealer, manufacturer and loan type. */
@RestController
@Tag(name = "Reports")
@RequestMapping("/v1/reports/balances")
class BalanceReportController {
    private static final String CLOSED = "A closed date; the newest one if absent";
    private static final String AS_BOOKED =
            "Amounts as the books of the date have them: everything booked through that date, and nothing booked later. They add up to the date's closing balances, `/v1/reports/balances/loan-types`.";
    static final String SHORT_PAGES =
            " A page ends early after about 5,000 loans: read on until `nextCursor` is null, or ask for `text/csv`, which is the whole report in one file.";

    private final BalanceReport balances;
    private final ClosedDates dates;

    BalanceReportController(BalanceReport balances) {
        this.balances = balances;
        this.dates = new ClosedDates(balances);
    }

    /** The closing balances of a loan type. */
    record TypeBalancesAnswer(
            @Schema(description = "Loan type and currency", example = "SPLIT-CNY")
            String id,

            @Schema(description = "The closed date", example = "2026-03-10")
            LocalDate date,

            LoanType loanType,
            @Schema(example = "CNY") String currency,
            BalancesAnswer balances) {
        static TypeBalancesAnswer of(LocalDate date, TypeBalances type) {
            return new TypeBalancesAnswer(
                    type.loanType() + "-" + type.currency(),
                    date,
                    type.loanType(),
                    type.currency(),
                    BalancesAnswer.of(type.balances()));
        }
    }

    @GetMapping("/loans")
    @Operation(
            operationId = "reportLoanBalances",
            summary = "Report the balances of loans at the end of a closed date",
            description = AS_BOOKED + " Loans that owed nothing are left out." + SHORT_PAGES)
    @Refuses(ProblemType.LIST_TOO_SLOW)
    Page<LoanBalanceAnswer> loans(
            @AuthenticationPrincipal Caller caller,
            @Parameter(description = CLOSED, example = "2026-03-10") @RequestParam @Nullable LocalDate date,
            @RequestParam @Nullable String dealerId,
            @RequestParam @Nullable String manufacturerId,
            @RequestParam @Nullable LoanType loanType,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        int most = Cursor.limit(limit);
        Optional<DatedPosition<Long>> at =
                dates.position(date, cursor, text -> Cursor.number(text, Long.MAX_VALUE), 0L);
        Optional<ReportedLoans> loans = ReportScope.loans(caller, dealerId, manufacturerId, loanType);
        if (at.isEmpty() || loans.isEmpty()) {
            return nothing();
        }
        LocalDate closed = at.get().date();
        var part = balances.loans(closed, loans.get(), at.get().position(), most);
        Long end = part.end();
        return Page.of(
                part.rows().stream()
                        .map(loan -> LoanBalanceAnswer.of(closed, loan))
                        .toList(),
                end == null ? null : Cursor.encode(new DatedPosition<>(closed, end).cursor()),
                next -> loans(caller, date, dealerId, manufacturerId, loanType, Page.MOST_ITEMS, next));
    }

    @GetMapping("/dealers")
    @Operation(
            operationId = "reportDealerBalances",
            summary = "Report the balances of dealers' loans at the end of a closed date",
            description = AS_BOOKED + SHORT_PAGES)
    @Refuses(ProblemType.LIST_TOO_SLOW)
    Page<PartyBalancesAnswer> dealers(
            @AuthenticationPrincipal Caller caller,
            @Parameter(description = CLOSED, example = "2026-03-10") @RequestParam @Nullable LocalDate date,
            @RequestParam @Nullable String dealerId,
            @RequestParam @Nullable LoanType loanType,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        Cursor.limit(limit);
        Optional<DatedPosition<PartyCursor>> at = dates.position(date, cursor, PartyCursor::read, PartyCursor.FIRST);
        Optional<ReportedLoans> loans = ReportScope.loans(caller, dealerId, null, loanType);
        if (at.isEmpty() || loans.isEmpty()) {
            return nothing();
        }
        return parties(
                By.DEALER,
                at.get(),
                loans.get(),
                limit,
                next -> dealers(caller, date, dealerId, loanType, Page.MOST_ITEMS, next));
    }

    @GetMapping("/manufacturers")
    @Operation(
            operationId = "reportManufacturerBalances",
            summary = "Report the balances of manufacturers' loans at the end of a closed date",
            description = AS_BOOKED + SHORT_PAGES)
    @Refuses(ProblemType.LIST_TOO_SLOW)
    Page<PartyBalancesAnswer> manufacturers(
            @AuthenticationPrincipal Caller caller,
            @Parameter(description = CLOSED, example = "2026-03-10") @RequestParam @Nullable LocalDate date,
            @RequestParam @Nullable String manufacturerId,
            @RequestParam @Nullable LoanType loanType,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        Cursor.limit(limit);
        Optional<DatedPosition<PartyCursor>> at = dates.position(date, cursor, PartyCursor::read, PartyCursor.FIRST);
        Optional<ReportedLoans> loans = ReportScope.loans(caller, null, manufacturerId, loanType);
        if (at.isEmpty() || loans.isEmpty()) {
            return nothing();
        }
        return parties(
                By.MANUFACTURER,
                at.get(),
                loans.get(),
                limit,
                next -> manufacturers(caller, date, manufacturerId, loanType, Page.MOST_ITEMS, next));
    }

    @GetMapping("/loan-types")
    @Operation(
            operationId = "reportLoanTypeBalances",
            summary = "Report the closing balances of each loan type",
            description =
                    "The receivables of the date's closing balances, as its trial balance has computed and stored them.")
    Page<TypeBalancesAnswer> loanTypes(
            @Parameter(description = CLOSED, example = "2026-03-10") @RequestParam @Nullable LocalDate date,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        int most = Cursor.limit(limit);
        Optional<DatedPosition<Long>> at =
                dates.position(date, cursor, text -> Cursor.number(text, Integer.MAX_VALUE), 0L);
        if (at.isEmpty()) {
            return nothing();
        }
        LocalDate closed = at.get().date();
        long end = at.get().position() + most;
        List<TypeBalances> all = balances.types(closed);
        return Page.of(
                all.stream()
                        .skip(at.get().position())
                        .limit(most)
                        .map(type -> TypeBalancesAnswer.of(closed, type))
                        .toList(),
                end < all.size() ? Cursor.encode(new DatedPosition<>(closed, end).cursor()) : null,
                next -> loanTypes(date, Page.MOST_ITEMS, next));
    }

    private Page<PartyBalancesAnswer> parties(
            By by,
            DatedPosition<PartyCursor> at,
            ReportedLoans loans,
            int limit,
            Function<String, Page<PartyBalancesAnswer>> next) {
        LocalDate closed = at.date();
        var part = balances.parties(closed, by, loans, at.position().party(), limit);
        String end = part.end();
        return Page.of(
                part.rows().stream()
                        .map(sums -> PartyBalancesAnswer.of(closed, sums))
                        .toList(),
                end == null ? null : Cursor.encode(new DatedPosition<>(closed, new PartyCursor(end)).cursor()),
                next);
    }

    private static <T> Page<T> nothing() {
        return Page.of(List.of(), null, next -> nothing());
    }
}
