package floorplan.workflows.repayment;

import static floorplan.workflows.repayment.AccountSide.REPAYMENT;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.workflows.SearchKeys;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RepaymentStartsTest {
    private final TestWorkflowEnvironment temporal =
            TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .registerSearchAttribute("LoanId", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                    .build());
    private final RepaymentStarts starts = new RepaymentStarts(temporal.getWorkflowClient());

    @AfterEach
    void stop() {
        temporal.close();
    }

    private WorkflowExecutionDescription started() {
        return temporal.getWorkflowClient()
                .newUntypedWorkflowStub("repayment:" + REPAYMENT.repaymentId())
                .describe();
    }

    /** A program uses these names to find workflows that an earlier version has started. */
    @Test
    void keepsTheNamesUnderWhichARequestIsFoundAgain() {
        assertThat(starts.startOnce(REPAYMENT)).isTrue();

        assertThat(started().getMemo("requestHash", String.class)).isEqualTo(REPAYMENT.requestHash());
        assertThat(started().getMemo("loanId", String.class)).isEqualTo("L-1");
        assertThat(started().getMemo("payer", String.class)).isEqualTo("DEALER");
        assertThat(started().getTypedSearchAttributes().get(SearchKeys.LOAN_ID)).isEqualTo("L-1");
    }

    @Test
    void startsAgainOnlyWhatSomebodyHasEnded() {
        starts.startOnce(REPAYMENT);
        assertThat(starts.startOnce(REPAYMENT)).isFalse();
        assertThat(starts.restartIfTerminated(REPAYMENT)).isFalse();

        temporal.getWorkflowClient()
                .newUntypedWorkflowStub("repayment:" + REPAYMENT.repaymentId())
                .terminate("a person ends it");

        assertThat(starts.startOnce(REPAYMENT)).isFalse();
        assertThat(starts.restartIfTerminated(REPAYMENT)).isTrue();
    }
}
