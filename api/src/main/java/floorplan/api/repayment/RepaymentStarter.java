package floorplan.api.repayment;

import floorplan.api.answer.Temporal;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.workflows.repayment.RepaymentStarts;
import floorplan.workflows.repayment.RepaymentWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowStub;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Starts repayments' workflows, one per repayment. */
@Component
class RepaymentStarter {
    private final WorkflowClient temporal;
    private final RepaymentStarts starts;

    RepaymentStarter(WorkflowClient temporal) {
        this.temporal = temporal;
        this.starts = new RepaymentStarts(temporal);
    }

    /**
     * Starts the workflow of an accepted repayment.
     *
     * @return false when a workflow with its id was started before
     * @throws floorplan.api.problem.ApiProblem when Temporal does not answer in time
     */
    boolean start(AcceptedRepayment repayment) {
        return Temporal.within(() -> starts.first(repayment));
    }

    /** The workflow of a repayment, started before. */
    WorkflowStub workflow(String repaymentId) {
        return temporal.newUntypedWorkflowStub(RepaymentWorkflow.workflowId(repaymentId));
    }

    /** What a repayment's workflow was started for. */
    record Started(String requestHash, String loanId, Payer payer) {
        static Started of(WorkflowExecutionDescription workflow) {
            return new Started(
                    String.valueOf(workflow.getMemo(RepaymentStarts.REQUEST_HASH, String.class)),
                    String.valueOf(workflow.getMemo(RepaymentStarts.LOAN_ID, String.class)),
                    Payer.valueOf(String.valueOf(workflow.getMemo(RepaymentStarts.PAYER, String.class))));
        }
    }

    /** What a repayment's workflow was started for; empty when Temporal knows no such workflow. */
    Optional<Started> started(String repaymentId) {
        return Temporal.describe(workflow(repaymentId)).map(Started::of);
    }
}
