package floorplan.api.report;

import static floorplan.api.report.ReportedAmounts.amount;

import floorplan.api.page.Cursor;
import floorplan.api.page.Page;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.api.report.ClosedDates.DatedPosition;
import floorplan.api.security.Caller;
import floorplan.domain.loan.LoanType;
import floorplan.store.database.BusinessClock;
import floorplan.store.report.OverdueReport;
import floorplan.store.report.OverdueReport.Ageing;
import floorplan.store.report.OverdueReport.DealerOverdue;
import floorplan.store.report.ReportedLoans;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The dealers' overdue debts by age. */
@RestController
@Tag(name = "Reports")
class OverdueReportController {
    private final OverdueReport overdue;
    private final BusinessClock clock;

    OverdueReportController(OverdueReport overdue, BusinessClock clock) {
        this.overdue = overdue;
        this.clock = clock;
    }

    /** A dealer's overdue debts. */
    record OverdueAnswer(
            @Schema(description = "The dealer", example = "EXAMPLE-DEALER-1")
            String id,

            @Schema(description = "The date through which days overdue are counted: today", example = "2026-03-10")
            LocalDate date,

            List<CurrencyOverdue> totals) {
        static OverdueAnswer of(LocalDate date, DealerOverdue dealer) {
            return new OverdueAnswer(
                    dealer.dealerId(),
                    date,
                    dealer.byCurrency().entrySet().stream()
                            .map(of -> new CurrencyOverdue(
                                    of.getKey(),
                                    of.getValue().loans(),
                                    AgeingAnswer.of(of.getValue().interest()),
                                    AgeingAnswer.of(of.getValue().principal())))
                            .toList());
        }
    }

    /**
     * The overdue debts in one currency.
     *
     * @param loans number of loans with overdue debts
     * @param interest the dealer's interest, overdue after the 20th of the month after its period
     * @param principal principal, overdue after the maturity date
     */
    record CurrencyOverdue(
            @Schema(example = "CNY") String currency,
            @Schema(example = "2") long loans,
            AgeingAnswer interest,
            AgeingAnswer principal) {}

    /** An amount by the number of days for which it has been overdue. */
    record AgeingAnswer(
            @Schema(description = "1 to 30 days", example = "1440.00")
            String days1To30,

            @Schema(description = "31 to 60 days", example = "0.00")
            String days31To60,

            @Schema(description = "61 to 90 days", example = "0.00")
            String days61To90,

            @Schema(description = "More than 90 days", example = "0.00")
            String over90Days,

            String total) {
        static AgeingAnswer of(Ageing ageing) {
            return new AgeingAnswer(
                    amount(ageing.to30()),
                    amount(ageing.to60()),
                    amount(ageing.to90()),
                    amount(ageing.over90()),
                    amount(ageing.total()));
        }
    }

    @GetMapping("/v1/reports/overdue")
    @Operation(
            operationId = "reportOverdue",
            summary = "Report the dealers' overdue debts by age",
            description =
                    "Interest after its due date and principal after the maturity date, unpaid now, by days overdue today. Dealers without overdue debts are left out."
                            + BalanceReportController.SHORT_PAGES)
    @Refuses(ProblemType.LIST_TOO_SLOW)
    Page<OverdueAnswer> dealers(
            @AuthenticationPrincipal Caller caller,
            @RequestParam @Nullable String dealerId,
            @RequestParam @Nullable LoanType loanType,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        Cursor.limit(limit);
        DatedPosition<PartyCursor> at = Cursor.decode(
                cursor,
                OverdueReportController::position,
                DatedPosition::cursor,
                new DatedPosition<>(clock.today(), PartyCursor.FIRST));
        Optional<ReportedLoans> loans = ReportScope.loans(caller, dealerId, null, loanType);
        if (loans.isEmpty()) {
            return Page.of(List.of(), null, next -> dealers(caller, dealerId, loanType, limit, next));
        }
        var part = overdue.dealers(at.date(), loans.get(), at.position().party(), limit);
        String end = part.end();
        return Page.of(
                part.rows().stream()
                        .map(dealer -> OverdueAnswer.of(at.date(), dealer))
                        .toList(),
                end == null ? null : Cursor.encode(new DatedPosition<>(at.date(), new PartyCursor(end)).cursor()),
                next -> dealers(caller, dealerId, loanType, Page.MOST_ITEMS, next));
    }

    private static DatedPosition<PartyCursor> position(String text) {
        String[] parts = text.split(" ", 2);
        return new DatedPosition<>(Cursor.date(parts[0]), PartyCursor.read(parts[1]));
    }
}
