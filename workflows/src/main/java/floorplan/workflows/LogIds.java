package floorplan.workflows;

import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.workflows.correction.CorrectionPayload;
import floorplan.workflows.credit.CreditRestores;
import floorplan.workflows.credit.RefusedMessage;
import floorplan.workflows.imports.ImportRequest;
import floorplan.workflows.imports.ImportWorkflow;
import floorplan.workflows.rate.RateChange;
import floorplan.workflows.repayment.RepaymentPayload;
import floorplan.workflows.repayment.RepaymentWorkflow;
import floorplan.workflows.reversal.ReversalPayload;
import floorplan.workflows.reversal.ReversalWorkflow;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The ids that a thread's log lines carry (SLF4J's MDC), named like Temporal's search attributes. The SDK adds
 * {@code WorkflowId}, {@code ActivityType} and others to the lines of workflows and activities.
 */
public final class LogIds {
    public static final String REQUEST = "RequestId";
    public static final String WORKFLOW = "WorkflowId";
    public static final String REPAYMENT = "RepaymentId";
    public static final String LOAN = SearchKeys.LOAN_ID.getName();
    public static final String DEALER = SearchKeys.DEALER_ID.getName();
    public static final String MESSAGE = "MessageId";
    public static final String IMPORT = "ImportId";

    private static final List<String> OURS = List.of(REPAYMENT, LOAN, DEALER, MESSAGE, IMPORT);
    private static final int MOST_IN_A_LINE = 10;

    /** The log id that follows each of these prefixes in a workflow id. */
    private static final Map<String, String> IN_WORKFLOW_IDS = Map.of(
            RepaymentWorkflow.workflowId(""), REPAYMENT,
            ReversalWorkflow.workflowId(""), REPAYMENT,
            CreditRestores.workflowId(""), MESSAGE,
            ImportWorkflow.workflowId(""), IMPORT);

    private LogIds() {}

    /**
     * Adds the ids that the given arguments contain to the thread's log lines. Arguments of other types are ignored.
     */
    public static void about(@Nullable Object... things) {
        Arrays.stream(things).filter(Objects::nonNull).forEach(LogIds::aboutOne);
    }

    private static void aboutOne(Object thing) {
        switch (thing) {
            case AcceptedRepayment repayment -> putRepayment(repayment.repaymentId(), repayment.loanId());
            case RepaymentPayload repayment -> putRepayment(repayment.repaymentId(), repayment.loanId());
            case CorrectionPayload correction -> put(LOAN, correction.loanId());
            case ReversalPayload reversal -> put(REPAYMENT, reversal.repaymentId());
            case MovementPayload movement -> {
                switch (movement.kind()) {
                    case RESTORATION, REVERSAL -> put(REPAYMENT, movement.repaymentId());
                    case CORRECTION -> put(MESSAGE, movement.toDomain().messageId());
                }
                put(LOAN, movement.loanId());
                put(DEALER, movement.dealerId());
            }
            case RefusedMessage message -> {
                put(MESSAGE, message.messageId());
                about(message.movement());
            }
            case RateChange change -> put(LOAN, change.loanId());
            case ImportRequest request -> put(IMPORT, request.importId());
            default -> {}
        }
    }

    /** Adds an id that a step learns while it runs. */
    public static void put(String name, String id) {
        MDC.put(name, id);
    }

    /** Adds the id that a workflow id contains. */
    public static void putWorkflow(String workflowId) {
        IN_WORKFLOW_IDS.forEach((beginning, name) -> {
            if (workflowId.startsWith(beginning)) {
                put(name, workflowId.substring(beginning.length()));
            }
        });
    }

    private static void putRepayment(String repaymentId, String loanId) {
        put(REPAYMENT, repaymentId);
        put(LOAN, loanId);
    }

    /** The first of many ids and the number of the others, so the line stays readable. */
    public static String some(Collection<?> ids) {
        String first = ids.stream().limit(MOST_IN_A_LINE).map(String::valueOf).collect(Collectors.joining(", "));
        return ids.size() <= MOST_IN_A_LINE ? first : first + " and " + (ids.size() - MOST_IN_A_LINE) + " more";
    }

    /**
     * Removes the ids that were added for one step. The ids of request, workflow and activity stay; the code that added
     * them removes them.
     */
    public static void clear() {
        OURS.forEach(MDC::remove);
    }
}
