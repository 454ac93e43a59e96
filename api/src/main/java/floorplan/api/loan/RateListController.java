package floorplan.api.loan;

import floorplan.api.page.Cursor;
import floorplan.api.page.Page;
import floorplan.api.problem.ApiProblem;
import floorplan.api.security.Caller;
import floorplan.api.security.OwnLoans;
import floorplan.domain.loan.Rate;
import floorplan.store.loan.RateList;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists the rates of a loan. */
@RestController
@Tag(name = "Loans")
class RateListController {
    private static final LocalDate BEFORE_ALL = LocalDate.of(1000, 1, 1);

    private final RateList rates;
    private final OwnLoans own;

    RateListController(RateList rates, OwnLoans own) {
        this.rates = rates;
        this.own = own;
    }

    /** A rate of a loan. */
    record RateLineAnswer(
            @Schema(description = "Its date, which no other rate of the loan has", example = "2026-04-01")
            String id,

            @Schema(description = "First date that accrues at this rate", example = "2026-04-01")
            LocalDate effectiveFrom,

            @Schema(description = "Decimal fraction a year: 0.065000 is 6.5 %", example = "0.065000")
            String annualRate) {
        static RateLineAnswer of(Rate rate) {
            return new RateLineAnswer(
                    rate.effectiveFrom().toString(),
                    rate.effectiveFrom(),
                    rate.annualRate().toPlainString());
        }
    }

    /** The loan's dated rates. Each holds from its date until the date of the next one. */
    @GetMapping("/v1/loans/{id}/rates")
    @Operation(operationId = "listRatesOfLoan", summary = "List a loan's rates, earliest first")
    Page<RateLineAnswer> list(
            @AuthenticationPrincipal Caller caller,
            @Parameter(description = "Number of the loan", example = "L-2026-0001") @PathVariable String id,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        LocalDate after = Cursor.date(cursor, BEFORE_ALL);
        int most = Cursor.limit(limit) + 1;
        if (own.hides(caller, id)) {
            throw ApiProblem.noLoan(id);
        }
        return Page.of(
                rates.of(id, after, most).orElseThrow(() -> ApiProblem.noLoan(id)),
                limit,
                RateLineAnswer::of,
                rate -> rate.effectiveFrom().toString(),
                next -> list(caller, id, Page.MOST_ITEMS, next));
    }
}
