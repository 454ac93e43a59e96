package floorplan.api;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.RunningSystem.Answer;
import java.time.LocalDate;

/** Loans that tests import, with the terms of the worked example of the money rules. */
final class Portfolio {
    private static final String HEADER =
            "loan_id,dealer_id,manufacturer_id,loan_type,vin,currency,principal,annual_rate,"
                    + "penalty_annual_rate,late_fee,day_count,dealer_share,drawdown_date,maturity_date\n";

    private final StringBuilder loans = new StringBuilder(HEADER);
    private final StringBuilder lines = new StringBuilder("dealer_id,currency,limit\n");

    Portfolio dealer(String dealerId, String limit) {
        lines.append(dealerId).append(",CNY,").append(limit).append('\n');
        return this;
    }

    Portfolio loan(String loanId, String dealerId, String type) {
        return loan(loanId, dealerId, type, LocalDate.of(2026, 1, 5));
    }

    Portfolio loan(String loanId, String dealerId, String type, LocalDate drawdown) {
        loans.append("%s,%s,M-1,%s,LSVAA4182E2184847,CNY,200000.00,0.072,0.108,200.00,ACT_360,%s,%s,%s%n"
                .formatted(
                        loanId, dealerId, type, type.equals("SPLIT") ? "0.35" : "", drawdown, drawdown.plusMonths(6)));
        return this;
    }

    void importInto(RunningSystem system) {
        Answer limits = system.importFile("credit-lines", lines.toString());
        assertThat(limits.status()).as(limits.response().body()).isEqualTo(201);
        Answer drawn = system.importFile("loans", loans.toString());
        assertThat(drawn.status()).as(drawn.response().body()).isEqualTo(201);
    }
}
