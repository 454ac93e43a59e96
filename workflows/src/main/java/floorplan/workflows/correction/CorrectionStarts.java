package floorplan.workflows.correction;

import floorplan.domain.correction.AcceptedCorrection;
import floorplan.workflows.AccountStarts;
import floorplan.workflows.SearchKeys;
import io.temporal.client.WorkflowClient;
import io.temporal.common.SearchAttributes;
import java.util.Map;

/** Starts the workflows of correction requests. They start eagerly in this process if it hosts the queue. */
public final class CorrectionStarts {
    /** The memo that holds the request's hash. */
    public static final String REQUEST_HASH = "requestHash";

    private final WorkflowClient temporal;

    public CorrectionStarts(WorkflowClient temporal) {
        this.temporal = temporal;
    }

    /**
     * Starts a correction, or carries it on. Its steps skip the work that is done and do the rest.
     *
     * @return false if a workflow of this request is running
     */
    public boolean start(AcceptedCorrection correction) {
        CorrectionWorkflow workflow = temporal.newWorkflowStub(
                CorrectionWorkflow.class,
                AccountStarts.options(CorrectionWorkflow.workflowId(correction.id()))
                        .setStaticSummary("Correct loan " + correction.loanId() + ": " + words(correction))
                        .setStaticDetails(
                                "Logged, applied to the loan; then the dealer's credit follows the principal. "
                                        + "Reason: " + correction.reason())
                        .setMemo(Map.of(REQUEST_HASH, correction.requestHash()))
                        .setTypedSearchAttributes(SearchAttributes.newBuilder()
                                .set(SearchKeys.LOAN_ID, correction.loanId())
                                .build())
                        .build());
        return AccountStarts.started(() -> WorkflowClient.start(workflow::correct, CorrectionPayload.of(correction)));
    }

    private static String words(AcceptedCorrection correction) {
        return switch (correction.change()) {
            case AcceptedCorrection.CorrectedRate corrected ->
                "rate " + corrected.rate().annualRate() + " from "
                        + corrected.rate().effectiveFrom();
            case AcceptedCorrection.WaivedFees waived ->
                waived.lateFeeOf() == null ? "waive penalty interest" : "waive the late fee of " + waived.lateFeeOf();
        };
    }
}
