package floorplan.bench.repayment;

import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.workflows.SearchAttributes;
import floorplan.workflows.TaskQueues;
import floorplan.workflows.repayment.RepaymentResult;
import floorplan.workflows.repayment.RepaymentWorkflow;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.util.Map;
import java.util.function.Function;

/** A workflow, started and awaited from the process that hosts its queue. */
record ByWorkflow(String title, Function<AcceptedRepayment, RepaymentResult> workflow) implements Contender {
    /** Floorplan's, with the options that the API starts it with. */
    static Contender floorplan(WorkflowClient temporal) {
        return new ByWorkflow(
                "Floorplan",
                repayment -> temporal.newWorkflowStub(RepaymentWorkflow.class, asTheApiDoes(repayment))
                        .repay(repayment));
    }

    private static WorkflowOptions asTheApiDoes(AcceptedRepayment repayment) {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(RepaymentWorkflow.workflowId(repayment.repaymentId()))
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                .setTaskQueue(TaskQueues.ACCOUNT)
                .setDisableEagerExecution(false)
                .setStaticSummary(
                        repayment.payer() + " repays " + repayment.amount() + " of loan " + repayment.loanId())
                .setMemo(Map.of("requestHash", repayment.requestHash()))
                .setTypedSearchAttributes(io.temporal.common.SearchAttributes.newBuilder()
                        .set(SearchAttributes.LOAN_ID, repayment.loanId())
                        .build())
                .build();
    }

    /** Five remote activities, started with nothing but an id. */
    static Contender naive(WorkflowClient temporal) {
        return new ByWorkflow(
                "five remote activities",
                repayment -> temporal.newWorkflowStub(
                                NaiveRepayment.class,
                                WorkflowOptions.newBuilder()
                                        .setWorkflowId("naive:" + repayment.repaymentId())
                                        .setTaskQueue(NaiveRepayment.TASK_QUEUE)
                                        .build())
                        .repay(repayment));
    }

    @Override
    public void repay(AcceptedRepayment repayment) {
        RepaymentResult result = workflow.apply(repayment);
        if (result.outcome() != RepaymentResult.Outcome.APPLIED) {
            throw new IllegalStateException("not applied: " + result);
        }
    }
}
