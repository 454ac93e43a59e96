package floorplan.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import generated.client.ApiClient;
import generated.client.ApiException;
import generated.client.api.LoansApi;
import generated.client.api.RepaymentsApi;
import generated.client.model.AllocationAnswer;
import generated.client.model.LoanAnswer;
import generated.client.model.RepaymentAnswer;
import generated.client.model.RepaymentBody;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A program that knows the API by its OpenAPI document alone. */
class GeneratedClientIT {
    private static final ApiClient CLIENT = new ApiClient();

    private static RepaymentsApi repayments;

    @BeforeAll
    static void start() {
        RunningSystem system = RunningSystem.get();
        new Portfolio()
                .dealer("EXAMPLE-DEALER-1", "800000.00")
                .loan("EXAMPLE-SPLIT", "EXAMPLE-DEALER-1", "SPLIT")
                .importInto(system);
        CLIENT.updateBaseUri(system.api.url());
        CLIENT.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + RunningSystem.TOKEN));
        // The constructor reads the address and the interceptor of the client, so they must be set before.
        repayments = new RepaymentsApi(CLIENT);
    }

    private static RepaymentBody repayment(String amount) {
        return new RepaymentBody()
                .loanId("EXAMPLE-SPLIT")
                .payer(RepaymentBody.PayerEnum.DEALER)
                .amount(amount)
                .currency("CNY")
                .valueDate(LocalDate.of(2026, 3, 10));
    }

    @Test
    void repaysTheLoanOfTheWorkedExample() throws ApiException {
        RepaymentAnswer repaid = repayments.repay("receipt-4711", repayment("10000.00"), null, "wait=10", null);

        AllocationAnswer allocation = Objects.requireNonNull(repaid.getAllocation());
        assertThat(allocation.getPenalty()).isEqualTo("1.93");
        assertThat(allocation.getLateFee()).isEqualTo("200.00");
        assertThat(allocation.getInterest()).isEqualTo("896.00");
        assertThat(allocation.getPrincipal()).isEqualTo("8902.07");
        assertThat(repaid.getValueDate()).isEqualTo(LocalDate.of(2026, 3, 10));
        LoanAnswer loan = new LoansApi(CLIENT).getLoan("EXAMPLE-SPLIT");
        assertThat(loan.getPrincipal()).isEqualTo("191097.93");
    }

    @Test
    void getsARefusalWithItsProblem() {
        assertThatThrownBy(() -> repayments.repay("receipt-4712", repayment("900000.00"), null, "wait=10", null))
                .isInstanceOfSatisfying(ApiException.class, refused -> {
                    assertThat(refused.getCode()).isEqualTo(422);
                    assertThat(refused.getResponseBody()).contains("/problems/more-than-owed");
                });
    }
}
