package floorplan.activities.imports;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.imports.ImportKind;
import floorplan.domain.imports.ImportStatus;
import floorplan.domain.imports.LineReason;
import floorplan.store.imports.AccountSchema;
import floorplan.store.imports.ImportRow;
import floorplan.store.imports.SomeLoan;
import floorplan.workflows.TaskQueues;
import floorplan.workflows.credit.CreditReservations;
import floorplan.workflows.credit.DealerAmount;
import floorplan.workflows.credit.LimitRefusal;
import floorplan.workflows.credit.ReservationRefusal;
import floorplan.workflows.imports.ImportRequest;
import floorplan.workflows.imports.ImportWorkflow;
import floorplan.workflows.imports.ImportWorkflowRun;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The account side's steps on the real database, in their workflow. The credit side grants every request. */
class ImportActivitiesIT {
    private static AccountSchema account;

    private TestWorkflowEnvironment temporal;
    private String loanId;

    @BeforeAll
    static void connect() {
        account = new AccountSchema();
    }

    @BeforeEach
    void start() {
        loanId = AccountSchema.newId();
        temporal = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .registerSearchAttribute("Outcome", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .build());
        var worker = temporal.newWorker(TaskQueues.ACCOUNT);
        worker.registerWorkflowImplementationTypes(ImportWorkflowRun.class);
        worker.registerActivitiesImplementations(new ImportActivities(
                account.database, account.imports, account.claims, account.newLoans, account.staged));
        temporal.newWorker(TaskQueues.CLMS).registerActivitiesImplementations(new GenerousCredit());
        temporal.start();
    }

    @AfterEach
    void stop() {
        temporal.close();
    }

    @Test
    void takeAFileIn() {
        ImportRow row = account.stage(new SomeLoan(loanId), new SomeLoan(loanId + "-2"));

        assertThat(begin(row).getResult(ImportStatus.class)).isEqualTo(ImportStatus.COMPLETED);

        assertThat(account.imports.get(row.id()).status()).isEqualTo(ImportStatus.COMPLETED);
        assertThat(account.loansOf(row)).containsExactly(loanId, loanId + "-2");
        assertThat(account.claims.lastLine(row.seq())).isZero();
    }

    @Test
    void leaveNothingOfARefusedFileButWhy() {
        SomeLoan other = new SomeLoan(loanId);
        other.vin = "OTHER";
        account.completed(new SomeLoan(loanId));
        ImportRow row = account.stage(new SomeLoan(loanId + "-2"), other);

        assertThat(begin(row).getResult(ImportStatus.class)).isEqualTo(ImportStatus.REFUSED);

        assertThat(account.imports.get(row.id()).status()).isEqualTo(ImportStatus.REFUSED);
        assertThat(account.loansOf(row)).isEmpty();
        assertThat(account.claims.lastLine(row.seq())).isZero();
        assertThat(account.imports.reasons(row.seq()))
                .extracting(LineReason::field)
                .containsExactly("vin");
    }

    @Test
    void waitForAnOlderImportThatHasALoanOfTheFile() {
        ImportRow older = account.claimed(new SomeLoan(loanId));
        ImportRow younger = account.stage(new SomeLoan(loanId));
        WorkflowStub waiting = begin(younger);
        temporal.sleep(Duration.ofHours(1));
        assertThat(account.imports.get(younger.id()).status()).isEqualTo(ImportStatus.RUNNING);

        account.newLoans.show(older.id());

        assertThat(waiting.getResult(ImportStatus.class)).isEqualTo(ImportStatus.COMPLETED);
        assertThat(account.loansOf(younger)).isEmpty();
    }

    @Test
    void giveWayToAYoungerImportThatGoesOnHoldingALoanOfTheFile() {
        ImportRow older = account.stage(new SomeLoan(loanId + "-2"), new SomeLoan(loanId));
        ImportRow younger = account.claimed(new SomeLoan(loanId));

        assertThat(begin(older).getResult(ImportStatus.class)).isEqualTo(ImportStatus.REFUSED);

        assertThat(account.loansOf(older)).isEmpty();
        assertThat(account.loansOf(younger)).hasSize(1);
        assertThat(account.imports.reasons(older.seq()))
                .containsExactly(new LineReason(
                        3,
                        "loan_id",
                        "loan " + loanId + " is part of import " + younger.id()
                                + ", which is still running; send this file again when that is over"));
    }

    private WorkflowStub begin(ImportRow row) {
        ImportWorkflow workflow = temporal.getWorkflowClient()
                .newWorkflowStub(
                        ImportWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(ImportWorkflow.workflowId(row.id()))
                                .setTaskQueue(TaskQueues.ACCOUNT)
                                .build());
        WorkflowClient.start(workflow::take, new ImportRequest(row.id(), ImportKind.LOANS, 2, "lender"));
        return WorkflowStub.fromTyped(workflow);
    }

    /** Grants every request and stores nothing. */
    private static final class GenerousCredit implements CreditReservations {
        @Override
        public List<ReservationRefusal> reserve(String importId, List<DealerAmount> amounts) {
            return List.of();
        }

        @Override
        public List<ReservationRefusal> reserveAgain(String importId, List<DealerAmount> amounts) {
            return List.of();
        }

        @Override
        public void release(String importId, List<String> dealerIds) {}

        @Override
        public List<LimitRefusal> setLimits(String importId, @Nullable String by) {
            return List.of();
        }

        @Override
        public void forgetLimits(String importId) {}
    }
}
