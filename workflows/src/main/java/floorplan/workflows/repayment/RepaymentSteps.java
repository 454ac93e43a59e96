package floorplan.workflows.repayment;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.loan.LoanType;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.Refusal;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import org.jspecify.annotations.Nullable;

/** The steps of a repayment. Each may run twice and then finds its work done; each throws when a server it needs is down. */
@ActivityInterface
public interface RepaymentSteps {
    /** Keeps the repayment in the log and in {@code pre_data}, both or neither. */
    @ActivityMethod(name = "Log")
    Logged log(AcceptedRepayment repayment);

    /** Applies the repayment to its loan, or refuses it and clears its {@code pre_data}. */
    @ActivityMethod(name = "Apply")
    Decision apply(String repaymentId);

    /** Moves the repayment from {@code pre_data} to {@code suc_send_data}, counting one more send. */
    @ActivityMethod(name = "Promote")
    void promote(CreditMovement restoration);

    /** Publishes the restoration and returns once the broker holds it in a queue. */
    @ActivityMethod(name = "Publish")
    void publish(CreditMovement restoration);

    /** Clears {@code pre_data} and marks the log row sent. */
    @ActivityMethod(name = "Clear")
    void clear(String repaymentId);

    /** Whether the log now holds this request, or holds another one under the same key. */
    enum Logged {
        KEPT,
        KEY_REUSED
    }

    /** Either what the applied repayment restores, with the loan's type, or why it was refused. */
    record Decision(
            @Nullable LoanType loanType,
            @Nullable CreditMovement restoration,
            @Nullable Refusal refusal) {}
}
