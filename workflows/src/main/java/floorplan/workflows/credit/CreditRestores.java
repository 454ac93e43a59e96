package floorplan.workflows.credit;

import static floorplan.workflows.SearchKeys.DEALER_ID;
import static floorplan.workflows.SearchKeys.LOAN_ID;

import floorplan.domain.credit.CreditMovement;
import floorplan.workflows.TaskQueues;
import io.temporal.client.BatchRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.SearchAttributes;

/** Starts and wakes {@link CreditRestoreWorkflow}. */
public final class CreditRestores {
    private final WorkflowClient temporal;

    public CreditRestores(WorkflowClient temporal) {
        this.temporal = temporal;
    }

    public static String workflowId(String messageId) {
        return "credit:" + messageId;
    }

    /** Starts the workflow of a message, once. When this returns, Temporal has stored the workflow. */
    public void start(RefusedMessage message) {
        try {
            WorkflowClient.start(workflow(message)::restore, message);
        } catch (WorkflowExecutionAlreadyStarted held) {
            // An earlier delivery of the message has started the workflow.
        }
    }

    /** Signals that a decision is logged: to the waiting workflow or, if that is lost, to a new one. */
    public void decided(RefusedMessage message, String by) {
        CreditRestoreWorkflow workflow = workflow(message);
        BatchRequest request = temporal.newSignalWithStartRequest();
        request.add(workflow::restore, message);
        request.add(workflow::decided, by);
        temporal.signalWithStart(request);
    }

    private CreditRestoreWorkflow workflow(RefusedMessage message) {
        CreditMovement movement = message.asked();
        SearchAttributes.Builder attributes = SearchAttributes.newBuilder();
        if (movement != null) {
            attributes.set(DEALER_ID, movement.dealerId()).set(LOAN_ID, movement.loanId());
        }
        return temporal.newWorkflowStub(
                CreditRestoreWorkflow.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(workflowId(message.messageId()))
                        .setTaskQueue(TaskQueues.CLMS)
                        .setTypedSearchAttributes(attributes.build())
                        .setStaticSummary(
                                movement == null
                                        ? "Unreadable credit message " + message.messageId()
                                        : verb(movement) + movement.principal() + " for dealer " + movement.dealerId()
                                                + " for loan " + movement.loanId())
                        .setStaticDetails("Message " + message.messageId()
                                + " of the account side was refused when it arrived. Most tries: "
                                + message.tries()
                                + "; then it waits as a dead letter for a person.")
                        .build());
    }

    private static String verb(CreditMovement movement) {
        return switch (movement.kind()) {
            case RESTORATION -> "Restore ";
            case REVERSAL -> "Use again ";
            case CORRECTION -> "Correct the credit by ";
        };
    }
}
