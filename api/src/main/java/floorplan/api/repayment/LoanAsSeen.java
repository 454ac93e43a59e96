package floorplan.api.repayment;

import floorplan.api.answer.TemporalCalls;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.store.loan.LoanViews;
import floorplan.store.repayment.RepaymentViews.LoggedRequest;
import floorplan.workflows.reversal.ReversalWorkflow;
import io.temporal.client.WorkflowClient;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Compares the loan of a new request with the version that its client has seen. A repeated request gets its first
 * answer, whatever version it names. The version is compared when the request arrives; no lock keeps it afterwards.
 */
@Component
class LoanAsSeen {
    private final LoanViews loans;
    private final RepaymentQueries queries;
    private final RepaymentStarter starter;
    private final WorkflowClient temporal;

    LoanAsSeen(LoanViews loans, RepaymentQueries queries, RepaymentStarter starter, WorkflowClient temporal) {
        this.loans = loans;
        this.queries = queries;
        this.starter = starter;
        this.temporal = temporal;
    }

    /**
     * @param version null for any
     * @throws ApiProblem if the loan of a new repayment has another version
     */
    void require(AcceptedRepayment asked, @Nullable Long version) {
        if (version != null && isNew(asked.repaymentId())) {
            require(asked.loanId(), version);
        }
    }

    private boolean isNew(String repaymentId) {
        Optional<LoggedRequest> logged = queries.look(repaymentId).filter(found -> found.requestHash() != null);
        return logged.isEmpty() && starter.started(repaymentId).isEmpty();
    }

    /**
     * @param version null for any
     * @throws ApiProblem if the repayment's loan has another version, and nobody has asked for the reversal before
     */
    void requireForReversal(String repaymentId, @Nullable Long version) {
        if (version != null) {
            queries.find(repaymentId)
                    .filter(known -> known.reversal() == null && isNotStarted(repaymentId))
                    .ifPresent(known -> require(known.repayment().loanNo(), version));
        }
    }

    private boolean isNotStarted(String repaymentId) {
        return TemporalCalls.describe(temporal.newUntypedWorkflowStub(ReversalWorkflow.workflowId(repaymentId)))
                .isEmpty();
    }

    /** An unknown loan is left to the request itself, which refuses it. */
    private void require(String loanNo, long version) {
        if (loans.version(loanNo).filter(now -> now != version).isPresent()) {
            throw new ApiProblem(
                    ProblemType.CHANGED_MEANWHILE,
                    "Loan " + loanNo + " has changed since. Get it again and decide anew.");
        }
    }
}
