package floorplan.bench.repayment;

import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.workflows.SearchKeys;
import floorplan.workflows.repayment.RepaymentPayload;
import floorplan.workflows.repayment.RepaymentResult;
import floorplan.workflows.repayment.RepaymentStarts;
import floorplan.workflows.repayment.RepaymentWorkflow;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.SearchAttributes;
import java.util.Map;
import java.util.function.Function;

/** A workflow, started and awaited from the process that hosts its queue. */
record ByWorkflow(String title, boolean isReal, Function<AcceptedRepayment, RepaymentResult> workflow)
        implements RepaymentContender {
    private static final String FLOOR = "floor";

    /** Floorplan's workflow with steps that do nothing, started with the API's options. */
    static RepaymentContender floor(WorkflowClient temporal) {
        return new ByWorkflow(
                "five empty steps",
                false,
                repayment -> temporal.newWorkflowStub(RepaymentWorkflow.class, asTheApiDoes(repayment))
                        .repay(RepaymentPayload.of(repayment)));
    }

    private static WorkflowOptions asTheApiDoes(AcceptedRepayment repayment) {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(RepaymentWorkflow.workflowId(repayment.repaymentId()))
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                .setTaskQueue(FLOOR)
                .setDisableEagerExecution(false)
                .setStaticSummary(
                        repayment.payer() + " repays " + repayment.amount() + " of loan " + repayment.loanId())
                .setMemo(Map.of(
                        RepaymentStarts.REQUEST_HASH, repayment.requestHash(),
                        RepaymentStarts.LOAN_ID, repayment.loanId(),
                        RepaymentStarts.PAYER, repayment.payer().name()))
                .setTypedSearchAttributes(SearchAttributes.newBuilder()
                        .set(SearchKeys.LOAN_ID, repayment.loanId())
                        .build())
                .build();
    }

    /** Five remote activities, started with only an id. */
    static RepaymentContender naive(WorkflowClient temporal) {
        return new ByWorkflow(
                "five remote activities",
                true,
                repayment -> temporal.newWorkflowStub(
                                NaiveRepayment.class,
                                WorkflowOptions.newBuilder()
                                        .setWorkflowId("naive:" + repayment.repaymentId())
                                        .setTaskQueue(NaiveRepayment.TASK_QUEUE)
                                        .build())
                        .repay(RepaymentPayload.of(repayment)));
    }

    @Override
    public void repay(AcceptedRepayment repayment) {
        RepaymentResult result = workflow.apply(repayment);
        if (result.outcome() != RepaymentResult.RequestOutcome.APPLIED) {
            throw new IllegalStateException("not applied: " + result);
        }
    }
}
