package floorplan.workflows.repayment;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.Refusal;
import floorplan.workflows.Durable;
import floorplan.workflows.SearchAttributes;
import floorplan.workflows.repayment.RepaymentSteps.Decision;
import floorplan.workflows.repayment.RepaymentSteps.Logged;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Objects;

/** log → apply → promote → publish → clear. */
public final class RepaymentWorkflowRun implements RepaymentWorkflow {
    private final Durable<RepaymentSteps> steps = new Durable<>(RepaymentSteps.class, Duration.ofSeconds(10));

    @Override
    public RepaymentResult repay(AcceptedRepayment repayment) {
        Logged logged = steps.call("log " + repayment.amount() + " for " + repayment.loanId(), s -> s.log(repayment));
        if (logged == Logged.KEY_REUSED) {
            return keyReused();
        }
        Decision decision = steps.call("apply to " + repayment.loanId(), s -> s.apply(repayment.repaymentId()));
        Refusal refusal = decision.refusal();
        if (refusal != null) {
            return refused(refusal);
        }
        return tellCreditSide(decision, Objects.requireNonNull(decision.restoration()));
    }

    private static RepaymentResult keyReused() {
        Workflow.upsertTypedSearchAttributes(SearchAttributes.OUTCOME.valueSet("KEY_REUSED"));
        Workflow.setCurrentDetails(
                "Nothing was applied: another request was logged under this idempotency key before.");
        return RepaymentResult.keyReused();
    }

    private static RepaymentResult refused(Refusal refusal) {
        Workflow.upsertTypedSearchAttributes(SearchAttributes.OUTCOME.valueSet("REFUSED"));
        Workflow.setCurrentDetails("Refused (" + refusal.reason() + "): " + refusal.detail());
        return RepaymentResult.refused(refusal);
    }

    private RepaymentResult tellCreditSide(Decision decision, CreditMovement restoration) {
        Workflow.upsertTypedSearchAttributes(
                SearchAttributes.OUTCOME.valueSet("APPLIED"),
                SearchAttributes.DEALER_ID.valueSet(restoration.dealerId()),
                SearchAttributes.LOAN_TYPE.valueSet(
                        Objects.requireNonNull(decision.loanType()).name()));
        steps.run("promote to sent", s -> s.promote(restoration));
        steps.run(
                "publish " + restoration.principal() + " of credit for " + restoration.dealerId(),
                s -> s.publish(restoration));
        steps.run("clear, mark sent", s -> s.clear(restoration.repaymentId()));
        return RepaymentResult.applied(restoration);
    }
}
