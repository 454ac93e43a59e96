package floorplan.workflows.repayment;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.Refusal;
import floorplan.domain.repayment.RepaymentDecision;
import floorplan.domain.repayment.RepaymentDecision.Applied;
import floorplan.workflows.Durable;
import floorplan.workflows.MovementPayload;
import floorplan.workflows.SearchKeys;
import floorplan.workflows.repayment.RepaymentResult.RequestOutcome;
import floorplan.workflows.repayment.RepaymentSteps.Logged;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;

/** log → apply → promote → publish → clear. */
public final class RepaymentWorkflowRun implements RepaymentWorkflow {
    private final Durable<RepaymentSteps> steps = new Durable<>(RepaymentSteps.class, Duration.ofSeconds(10));

    @Override
    public RepaymentResult repay(RepaymentPayload started) {
        AcceptedRepayment repayment = dated(started.toDomain());
        RepaymentPayload accepted = RepaymentPayload.of(repayment);
        Logged logged = steps.call("log " + repayment.amount() + " for " + repayment.loanId(), s -> s.log(accepted));
        if (logged == Logged.KEY_REUSED) {
            noteKeyReused();
            return RepaymentResult.keyReused();
        }
        DecisionPayload answer = steps.call("apply to " + repayment.loanId(), s -> s.apply(repayment.repaymentId()));
        RepaymentDecision decision = answer.toDomain();
        switch (decision) {
            case Refusal refusal -> note(refusal);
            case Applied applied -> tellCreditSide(applied);
        }
        if (answer.correction() != null) {
            Workflow.setCurrentDetails("The value date was accrued already. " + answer.correction());
        }
        return RepaymentResult.of(decision);
    }

    /** Sets the time of acceptance to the start of this workflow if the database did not provide it. */
    private static AcceptedRepayment dated(AcceptedRepayment repayment) {
        return repayment.acceptedAt() != null
                ? repayment
                : repayment.acceptedAt(Instant.ofEpochMilli(Workflow.getInfo().getRunStartedTimestampMillis()));
    }

    private static void noteKeyReused() {
        Workflow.upsertTypedSearchAttributes(SearchKeys.OUTCOME.valueSet(RequestOutcome.KEY_REUSED.name()));
        Workflow.setCurrentDetails(
                "Nothing was applied: another request was logged under this idempotency key before.");
    }

    private static void note(Refusal refusal) {
        Workflow.upsertTypedSearchAttributes(SearchKeys.OUTCOME.valueSet(RequestOutcome.REFUSED.name()));
        Workflow.setCurrentDetails("Refused (" + refusal.reason() + "): " + refusal.detail());
    }

    private void tellCreditSide(Applied applied) {
        CreditMovement restoration = applied.restoration();
        Workflow.upsertTypedSearchAttributes(
                SearchKeys.OUTCOME.valueSet(RequestOutcome.APPLIED.name()),
                SearchKeys.DEALER_ID.valueSet(restoration.dealerId()),
                SearchKeys.LOAN_TYPE.valueSet(applied.loanType().name()));
        MovementPayload message = MovementPayload.of(restoration);
        steps.run("promote to sent", s -> s.promote(message));
        steps.run(
                "publish " + restoration.principal() + " of credit for " + restoration.dealerId(),
                s -> s.publish(message));
        steps.run("clear, mark sent", s -> s.clear(restoration.sourceId()));
    }
}
