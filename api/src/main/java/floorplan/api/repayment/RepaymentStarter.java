package floorplan.api.repayment;

import floorplan.api.answer.Temporal;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.workflows.SearchAttributes;
import floorplan.workflows.TaskQueues;
import floorplan.workflows.repayment.RepaymentWorkflow;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Starts repayments' workflows, one per repayment. */
@Component
class RepaymentStarter {
    private static final String REQUEST_HASH = "requestHash";
    private static final String LOAN_ID = "loanId";
    private static final String PAYER = "payer";

    private final WorkflowClient temporal;

    RepaymentStarter(WorkflowClient temporal) {
        this.temporal = temporal;
    }

    /**
     * Starts the workflow of an accepted repayment. It runs eagerly, in this process, where this process hosts the queue.
     *
     * @return false when a workflow with its id was started before
     * @throws floorplan.api.problem.ApiProblem when Temporal does not answer in time
     */
    boolean start(AcceptedRepayment repayment) {
        RepaymentWorkflow workflow = temporal.newWorkflowStub(RepaymentWorkflow.class, options(repayment));
        return Temporal.within(() -> {
            try {
                WorkflowClient.start(workflow::repay, repayment);
                return true;
            } catch (WorkflowExecutionAlreadyStarted started) {
                return false;
            }
        });
    }

    private static WorkflowOptions options(AcceptedRepayment repayment) {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(RepaymentWorkflow.workflowId(repayment.repaymentId()))
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                .setTaskQueue(TaskQueues.ACCOUNT)
                .setDisableEagerExecution(false)
                .setStaticSummary(
                        repayment.payer() + " repays " + repayment.amount() + " of loan " + repayment.loanId())
                .setStaticDetails(
                        "Logged, applied to the loan, promoted, published, cleared; then the credit line has its principal back. "
                                + "A step that cannot go on is tried for ever: Pending Activities show what it waits for.")
                .setMemo(Map.of(
                        REQUEST_HASH, repayment.requestHash(),
                        LOAN_ID, repayment.loanId(),
                        PAYER, repayment.payer().name()))
                .setTypedSearchAttributes(io.temporal.common.SearchAttributes.newBuilder()
                        .set(SearchAttributes.LOAN_ID, repayment.loanId())
                        .build())
                .build();
    }

    /** The workflow of a repayment, started before. */
    WorkflowStub workflow(String repaymentId) {
        return temporal.newUntypedWorkflowStub(RepaymentWorkflow.workflowId(repaymentId));
    }

    /** What a repayment's workflow was started for. */
    record Started(String requestHash, String loanId, Payer payer) {
        static Started of(WorkflowExecutionDescription workflow) {
            return new Started(
                    String.valueOf(workflow.getMemo(REQUEST_HASH, String.class)),
                    String.valueOf(workflow.getMemo(LOAN_ID, String.class)),
                    Payer.valueOf(String.valueOf(workflow.getMemo(PAYER, String.class))));
        }
    }

    /** What a repayment's workflow was started for; empty when Temporal knows no such workflow. */
    Optional<Started> started(String repaymentId) {
        return Temporal.describe(workflow(repaymentId)).map(Started::of);
    }
}
