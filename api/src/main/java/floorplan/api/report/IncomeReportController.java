package floorplan.api.report;

import static floorplan.api.report.ReportedAmounts.amount;

import floorplan.api.page.Page;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.domain.loan.LoanType;
import floorplan.store.report.BalanceReport;
import floorplan.store.report.IncomeReport;
import floorplan.store.report.IncomeReport.Income;
import floorplan.store.report.IncomeReport.IncomeKind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The income of a month by kind. */
@RestController
@Tag(name = "Reports")
class IncomeReportController {
    private static final Pattern MONTH = Pattern.compile("[1-9]\\d{3}-(0[1-9]|1[0-2])");

    private final IncomeReport income;
    private final BalanceReport balances;

    IncomeReportController(IncomeReport income, BalanceReport balances) {
        this.income = income;
        this.balances = balances;
    }

    /**
     * The income of a month from loans of one type.
     *
     * @param total sum of all amounts, as credited to the journal's income accounts
     */
    record IncomeAnswer(
            @Schema(description = "Month, loan type and currency", example = "2026-03-SPLIT-CNY")
            String id,

            @Schema(example = "2026-03") String month,

            @Schema(description = "The last closed date that is included", example = "2026-03-31")
            LocalDate through,

            LoanType loanType,
            @Schema(example = "CNY") String currency,

            @Schema(description = "Interest that dealers owe", example = "434.00")
            String dealerInterest,

            @Schema(description = "Interest that manufacturers owe", example = "806.00")
            String manufacturerInterest,

            @Schema(example = "200.00") String lateFee,
            @Schema(example = "1.93") String penalty,

            @Schema(description = "Differences posted by corrections, waivers excepted")
            CorrectedIncome corrections,

            @Schema(description = "Fees given up, below zero")
            WaivedIncome waivers,

            @Schema(example = "1441.93") String total) {
        static IncomeAnswer of(YearMonth month, LocalDate through, Income income) {
            return new IncomeAnswer(
                    month + "-" + income.books().loanType() + "-"
                            + income.books().currency(),
                    month.toString(),
                    through,
                    income.books().loanType(),
                    income.books().currency(),
                    amount(income.cents(IncomeKind.DEALER_INTEREST)),
                    amount(income.cents(IncomeKind.MANUFACTURER_INTEREST)),
                    amount(income.cents(IncomeKind.LATE_FEE)),
                    amount(income.cents(IncomeKind.PENALTY)),
                    new CorrectedIncome(
                            amount(income.cents(IncomeKind.CORRECTED_INTEREST)),
                            amount(income.cents(IncomeKind.CORRECTED_LATE_FEE)),
                            amount(income.cents(IncomeKind.CORRECTED_PENALTY))),
                    new WaivedIncome(
                            amount(income.cents(IncomeKind.WAIVED_LATE_FEE)),
                            amount(income.cents(IncomeKind.WAIVED_PENALTY))),
                    amount(income.total()));
        }
    }

    record CorrectedIncome(
            @Schema(example = "-5.66") String interest,
            @Schema(example = "-200.00") String lateFee,
            @Schema(example = "-5.51") String penalty) {}

    record WaivedIncome(
            @Schema(example = "0.00") String lateFee,
            @Schema(example = "-1.93") String penalty) {}

    @GetMapping("/v1/reports/income")
    @Operation(
            operationId = "reportIncome",
            summary = "Report the income of a month by kind",
            description =
                    "Income booked on the month's closed dates, by loan type and currency: the lines of the journal's income accounts. A month that is not over has its closed dates only, see `through`.")
    @Refuses(ProblemType.LIST_TOO_SLOW)
    Page<IncomeAnswer> income(
            @Parameter(description = "A month; that of the newest closed date if absent", example = "2026-03")
                    @RequestParam
                    @Nullable
                    String month,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        Optional<LocalDate> newest = balances.newestClosed();
        YearMonth asked = month(month, newest);
        return Page.ofAll(
                newest.map(closed -> income(asked, closed)).orElse(List.of()),
                limit,
                cursor,
                next -> income(asked.toString(), Page.MOST_ITEMS, next));
    }

    private List<IncomeAnswer> income(YearMonth month, LocalDate closed) {
        LocalDate through = month.atEndOfMonth().isBefore(closed) ? month.atEndOfMonth() : closed;
        if (through.isBefore(month.atDay(1))) {
            return List.of();
        }
        return income.of(month.atDay(1), through).stream()
                .map(of -> IncomeAnswer.of(month, through, of))
                .toList();
    }

    private static YearMonth month(@Nullable String month, Optional<LocalDate> newest) {
        if (month == null) {
            return YearMonth.from(newest.orElse(LocalDate.EPOCH));
        }
        if (!MONTH.matcher(month).matches()) {
            throw ApiProblem.invalid("month", "must be a month such as 2026-03");
        }
        return YearMonth.parse(month);
    }
}
