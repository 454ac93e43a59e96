package floorplan.api.repayment;

import static floorplan.api.system.RunningSystem.count;
import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.MoneyInvariants;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked example of the money rules from the file to the credit line, over HTTP. */
class WorkedExampleIT {
    private static RunningSystem system;

    @BeforeAll
    static void start() {
        system = RunningSystem.get();
    }

    @ParameterizedTest
    @CsvSource({
        "DEALER,       5.51, 200.00, 2560.00,  7234.49",
        "SPLIT,        1.93, 200.00,  896.00,  8902.07",
        "MANUFACTURER, 0.00,   0.00,    0.00, 10000.00",
    })
    void repaysTenThousandOnTenMarch(String type, String penalty, String lateFee, String interest, String principal) {
        String dealer = "EXAMPLE-DEALER-OF-" + type;
        String loan = "EXAMPLE-" + type;
        new Portfolio().dealer(dealer, "300000.00").loan(loan, dealer, type).importInto(system);
        assertThat(system.get("/v1/credit-lines/" + dealer).text("/used")).isEqualTo("200000.00");

        Answer repaid = system.repay("example-" + type, """
                {"loanId": "%s", "payer": "DEALER", "amount": "10000.00", "currency": "CNY", "valueDate": "2026-03-10"}
                """.formatted(loan));

        assertThat(repaid.status()).as(repaid.response().body()).isEqualTo(201);
        assertThat(repaid.text("/allocation/penalty")).isEqualTo(penalty);
        assertThat(repaid.text("/allocation/lateFee")).isEqualTo(lateFee);
        assertThat(repaid.text("/allocation/interest")).isEqualTo(interest);
        assertThat(repaid.text("/allocation/principal")).isEqualTo(principal);
        await("everything done").until(() -> MoneyInvariants.quiet(system));
        String id = repaid.text("/id");
        assertThat(system.get("/v1/repayments/" + id).text("/creditStatus")).isEqualTo("RESTORED");
        assertThat(new BigDecimal(system.get("/v1/credit-lines/" + dealer).text("/used")))
                .isEqualByComparingTo(new BigDecimal("200000.00").subtract(new BigDecimal(principal)));
        assertThat(count(system.account, "SELECT COUNT(*) FROM repayment_log WHERE id = '" + id + "'"))
                .isEqualTo(1);
        assertThat(count(system.clms, "SELECT COUNT(*) FROM credit_log WHERE message_id = '" + id + "'"))
                .isEqualTo(1);
        MoneyInvariants.assertBalanced(system);
    }
}
