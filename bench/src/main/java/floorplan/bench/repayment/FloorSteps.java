package floorplan.bench.repayment;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.loan.LoanType;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.RepaymentDecision.Applied;
import floorplan.workflows.MovementPayload;
import floorplan.workflows.repayment.DecisionPayload;
import floorplan.workflows.repayment.RepaymentPayload;
import floorplan.workflows.repayment.RepaymentSteps;
import java.time.LocalDate;
import java.util.Currency;
import org.springframework.stereotype.Component;

/** The steps of a repayment without their work. Their answers are as large as those of the real steps. */
@Component("floorSteps")
class FloorSteps implements RepaymentSteps {
    private static final Money PRINCIPAL = new Money(Currency.getInstance("CNY"), 100);
    private static final LocalDate DATE = LocalDate.of(2026, 3, 10);

    @Override
    public Logged log(RepaymentPayload repayment) {
        return Logged.KEPT;
    }

    @Override
    public DecisionPayload apply(String repaymentId) {
        return DecisionPayload.of(new Applied(
                LoanType.DEALER,
                CreditMovement.restoration(repaymentId, "BENCH-loan-1", "BENCH-dealer-1", PRINCIPAL, DATE)));
    }

    @Override
    public void promote(MovementPayload restoration) {}

    @Override
    public void publish(MovementPayload restoration) {}

    @Override
    public void clear(String repaymentId) {}
}
