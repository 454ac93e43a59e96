package floorplan.api.report;

import floorplan.api.report.ReportedAmounts.BalancesAnswer;
import floorplan.store.report.BalanceReport.PartySums;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;

/** The balances of the loans of a dealer or a manufacturer at the end of a date. */
record PartyBalancesAnswer(
        @Schema(description = "The dealer or manufacturer", example = "EXAMPLE-DEALER-1")
        String id,

        @Schema(description = "The closed date at whose end the amounts were owed", example = "2026-03-10")
        LocalDate date,

        List<CurrencyBalances> totals) {
    /**
     * The loans in one currency.
     *
     * @param loans number of loans that owed anything
     */
    record CurrencyBalances(
            @Schema(example = "CNY") String currency,
            @Schema(example = "3") long loans,
            BalancesAnswer balances) {}

    static PartyBalancesAnswer of(LocalDate date, PartySums sums) {
        return new PartyBalancesAnswer(
                sums.party(),
                date,
                sums.byCurrency().entrySet().stream()
                        .map(of -> new CurrencyBalances(
                                of.getKey(),
                                of.getValue().loans(),
                                BalancesAnswer.of(of.getValue().balances())))
                        .toList());
    }
}
