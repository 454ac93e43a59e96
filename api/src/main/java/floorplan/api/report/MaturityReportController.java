package floorplan.api.report;

import static floorplan.api.report.ReportedAmounts.amount;

import floorplan.api.page.Cursor;
import floorplan.api.page.Page;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.api.report.ClosedDates.DatedPosition;
import floorplan.api.security.Caller;
import floorplan.domain.loan.LoanType;
import floorplan.store.database.BusinessClock;
import floorplan.store.report.MaturityReport;
import floorplan.store.report.MaturityReport.MaturingLoan;
import floorplan.store.report.MaturityReport.MaturityPosition;
import floorplan.store.report.ReportedLoans;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Open loans that mature soon. */
@RestController
@Tag(name = "Reports")
class MaturityReportController {
    private static final int MOST_DAYS = 3660;

    private final MaturityReport maturities;
    private final BusinessClock clock;

    MaturityReportController(MaturityReport maturities, BusinessClock clock) {
        this.maturities = maturities;
        this.clock = clock;
    }

    /** An open loan that matures soon. */
    record MaturingLoanAnswer(
            @Schema(description = "The loan", example = "EXAMPLE-DEALER")
            String id,

            @Schema(example = "2026-07-05") LocalDate maturityDate,

            @Schema(description = "Days from today; 0 if it matures today", example = "25")
            long daysLeft,

            @Schema(example = "EXAMPLE-DEALER-1") String dealerId,
            @Schema(example = "EXAMPLE-MAKER-1") String manufacturerId,
            LoanType loanType,
            String vin,
            @Schema(example = "CNY") String currency,

            @Schema(description = "Principal owed now", example = "192765.51")
            String principal) {
        static MaturingLoanAnswer of(LocalDate today, MaturingLoan loan) {
            return new MaturingLoanAnswer(
                    loan.loanNo(),
                    loan.maturityDate(),
                    ChronoUnit.DAYS.between(today, loan.maturityDate()),
                    loan.dealerId(),
                    loan.manufacturerId(),
                    loan.loanType(),
                    loan.vin(),
                    loan.currency(),
                    amount(loan.principal()));
        }
    }

    @GetMapping("/v1/reports/maturities")
    @Operation(
            operationId = "reportMaturities",
            summary = "Report open loans that mature within some days",
            description = "Open loans whose maturity date is today or one of the next days, the earliest first.")
    @Refuses(ProblemType.LIST_TOO_SLOW)
    Page<MaturingLoanAnswer> loans(
            @AuthenticationPrincipal Caller caller,
            @Parameter(description = "Number of days after today, 0 to 3,660", example = "30")
                    @RequestParam(defaultValue = "30")
                    int days,
            @RequestParam @Nullable String dealerId,
            @RequestParam @Nullable String manufacturerId,
            @RequestParam @Nullable LoanType loanType,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        if (days < 0 || days > MOST_DAYS) {
            throw ApiProblem.invalid("days", "must be from 0 to " + MOST_DAYS);
        }
        int most = Cursor.limit(limit);
        LocalDate today = clock.today();
        DatedPosition<Long> at = Cursor.decode(
                cursor, MaturityReportController::position, DatedPosition::cursor, new DatedPosition<>(today, 0L));
        Optional<ReportedLoans> loans = ReportScope.loans(caller, dealerId, manufacturerId, loanType);
        List<MaturingLoan> rows = loans.isEmpty()
                ? List.of()
                : maturities.list(
                        loans.get(), today.plusDays(days), new MaturityPosition(at.date(), at.position()), most + 1);
        return Page.of(
                rows,
                most,
                loan -> MaturingLoanAnswer.of(today, loan),
                loan -> new DatedPosition<>(loan.maturityDate(), loan.key()).cursor(),
                next -> loans(caller, days, dealerId, manufacturerId, loanType, Page.MOST_ITEMS, next));
    }

    private static DatedPosition<Long> position(String text) {
        String[] parts = text.split(" ", 2);
        return new DatedPosition<>(Cursor.date(parts[0]), Cursor.number(parts[1], Long.MAX_VALUE));
    }
}
