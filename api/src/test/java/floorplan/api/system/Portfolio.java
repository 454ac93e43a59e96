package floorplan.api.system;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.RunningSystem.Answer;
import java.time.LocalDate;

/** Loans for tests to import, with the terms of the worked example of the money rules. */
public final class Portfolio {
    private static final String HEADER =
            "loan_id,dealer_id,manufacturer_id,loan_type,vin,currency,principal,annual_rate,"
                    + "penalty_annual_rate,late_fee,day_count,dealer_share,drawdown_date,maturity_date\n";

    private static final String VIN = "LSVAA4182E2184847";

    private final StringBuilder loans = new StringBuilder(HEADER);
    private final StringBuilder lines = new StringBuilder("dealer_id,currency,limit\n");

    public Portfolio dealer(String dealerId, String limit) {
        lines.append(dealerId).append(",CNY,").append(limit).append('\n');
        return this;
    }

    public Portfolio loan(String loanId, String dealerId, String type) {
        return loan(loanId, dealerId, type, LocalDate.of(2026, 1, 5));
    }

    public Portfolio loan(String loanId, String dealerId, String type, LocalDate drawdown) {
        return loan(loanId, dealerId, "M-1", type, drawdown);
    }

    public Portfolio loan(String loanId, String dealerId, String manufacturerId, String type, LocalDate drawdown) {
        return loan(loanId, dealerId, manufacturerId, type, VIN, "ACT_360", drawdown);
    }

    /** A loan whose interest counts the days of each date's own year. */
    public Portfolio loanByDaysOfYear(String loanId, String dealerId, String type, LocalDate drawdown) {
        return loan(loanId, dealerId, "M-1", type, VIN, "ACT_ACT_ISDA", drawdown);
    }

    /** A loan for a car of its own; the other loans all have the same. */
    public Portfolio loanForCar(String vin, String loanId, String dealerId, String type, LocalDate drawdown) {
        return loan(loanId, dealerId, "M-1", type, vin, "ACT_360", drawdown);
    }

    private Portfolio loan(
            String loanId,
            String dealerId,
            String manufacturerId,
            String type,
            String vin,
            String dayCount,
            LocalDate drawdown) {
        loans.append("%s,%s,%s,%s,%s,CNY,200000.00,0.072,0.108,200.00,%s,%s,%s,%s%n"
                .formatted(
                        loanId,
                        dealerId,
                        manufacturerId,
                        type,
                        vin,
                        dayCount,
                        type.equals("SPLIT") ? "0.35" : "",
                        drawdown,
                        drawdown.plusMonths(6)));
        return this;
    }

    public void importInto(RunningSystem system) {
        sendUntilTaken(system, "credit-lines", lines.toString());
        sendUntilTaken(system, "loans", loans());
    }

    /** The file of loans. */
    public String loans() {
        return loans.toString();
    }

    /** Imports like a client: a file that was turned away is sent again. */
    private static void sendUntilTaken(RunningSystem system, String kind, String file) {
        await(kind + " taken").until(() -> {
            Answer answer = system.importFile(kind, file);
            assertThat(answer.status()).as(answer.response().body()).isIn(201, 202, 503);
            return answer.status() == 201;
        });
    }
}
