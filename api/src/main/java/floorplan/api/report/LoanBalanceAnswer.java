package floorplan.api.report;

import floorplan.api.report.ReportedAmounts.BalancesAnswer;
import floorplan.domain.loan.LoanType;
import floorplan.store.report.LoanBalance;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/** The balances of a loan at the end of a date. */
record LoanBalanceAnswer(
        @Schema(description = "The loan", example = "EXAMPLE-DEALER")
        String id,

        @Schema(description = "The closed date at whose end the amounts were owed", example = "2026-03-10")
        LocalDate date,

        @Schema(example = "EXAMPLE-DEALER-1") String dealerId,
        @Schema(example = "EXAMPLE-MAKER-1") String manufacturerId,
        LoanType loanType,
        @Schema(example = "CNY") String currency,
        BalancesAnswer balances) {
    static LoanBalanceAnswer of(LocalDate date, LoanBalance loan) {
        return new LoanBalanceAnswer(
                loan.loanNo(),
                date,
                loan.dealerId(),
                loan.manufacturerId(),
                loan.loanType(),
                loan.currency(),
                BalancesAnswer.of(loan.balances()));
    }
}
