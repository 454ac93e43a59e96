package floorplan.worker.sweep;

import static floorplan.store.Patience.await;
import static floorplan.worker.WorkerUnderTest.number;
import static floorplan.worker.WorkerUnderTest.repayment;
import static floorplan.worker.WorkerUnderTest.text;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.activities.correction.CorrectionActivities;
import floorplan.activities.receiptfile.FileProfiles;
import floorplan.activities.receiptfile.OwnCsv;
import floorplan.activities.reversal.ReversalActivities;
import floorplan.domain.correction.AcceptedCorrection;
import floorplan.domain.correction.AcceptedCorrection.CorrectedRate;
import floorplan.domain.imports.ImportStatus;
import floorplan.domain.loan.Rate;
import floorplan.domain.receiptfile.ControlTotals;
import floorplan.domain.receiptfile.ReceiptFileStatus;
import floorplan.domain.repayment.BackDating;
import floorplan.store.bulk.Bulks;
import floorplan.store.imports.AccountSchema;
import floorplan.store.imports.ImportRow;
import floorplan.store.imports.SomeLoan;
import floorplan.store.receiptfile.FileArrivals;
import floorplan.store.receiptfile.FileParts;
import floorplan.store.receiptfile.NewReceiptFile;
import floorplan.store.receiptfile.ReceiptFileRow;
import floorplan.store.receiptfile.ReceiptFiles;
import floorplan.worker.WorkerUnderTest;
import floorplan.workflows.correction.CorrectionPayload;
import floorplan.workflows.repayment.RepaymentPayload;
import floorplan.workflows.repayment.RepaymentWorkflow;
import floorplan.workflows.reversal.ReversalPayload;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleHandle;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Work that has lost its workflow, on the real servers. A sweep runs every second for items that are two seconds old.
 */
class SweepIT {
    private static WorkerUnderTest worker;

    @BeforeAll
    static void start() {
        worker = new WorkerUnderTest(Map.of("floorplan.sweep.every", "1s", "floorplan.sweep.age", "2s"));
    }

    @AfterAll
    static void stop() {
        worker.close();
    }

    @BeforeEach
    void begin() {
        worker.begin();
    }

    /**
     * Waits for five more sweeps to begin. Sweeps run one after the other, so four of them are over; by then the
     * present items are old enough.
     */
    private static void awaitAFewSweeps() {
        ScheduleHandle sweeps = ScheduleClient.newInstance(
                        worker.temporal().getWorkflowServiceStubs(),
                        ScheduleClientOptions.newBuilder()
                                .setDataConverter(worker.temporal().getOptions().getDataConverter())
                                .build())
                .getHandle("sweep");
        long before = sweeps.describe().getInfo().getNumActions();
        await("a few sweeps").until(() -> sweeps.describe().getInfo().getNumActions() >= before + 5);
    }

    @Test
    void carriesOnARepaymentThatWasAcceptedAndNeverApplied() throws Exception {
        worker.repayments().log(RepaymentPayload.of(repayment()));

        await("credit restored").until(() -> worker.used() == 19_000_000);
        assertThat(text(worker.account, "SELECT status FROM repayment_log")).isEqualTo("APPLIED");
        await("nothing left in Redis").until(worker::isQuiet);
        awaitSent();
    }

    private static void awaitSent() throws Exception {
        await("marked sent")
                .until(() ->
                        number(worker.account, "SELECT COUNT(*) FROM repayment_log WHERE sent_at IS NOT NULL") == 1);
    }

    @Test
    void tellsTheCreditSideOfARepaymentThatWasAppliedEvenWithRedisEmptied() throws Exception {
        RepaymentPayload repayment = RepaymentPayload.of(repayment());
        worker.repayments().log(repayment);
        worker.repayments().apply(repayment.repaymentId());
        worker.servers.emptyRedis();

        await("credit restored").until(() -> worker.used() == 19_000_000);
        await("nothing left in Redis").until(worker::isQuiet);
        assertThat(number(worker.account, "SELECT principal FROM loan")).isEqualTo(19_000_000);
    }

    @Test
    void leavesARepaymentToItsWorkflowUntilSomebodyCancelsIt() throws Exception {
        RepaymentPayload repayment = RepaymentPayload.of(repayment());
        WorkflowStub held = worker.temporal()
                .newUntypedWorkflowStub(
                        "Repayment",
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(RepaymentWorkflow.workflowId(repayment.repaymentId()))
                                .setTaskQueue("nobody-works-this-one")
                                .build());
        held.start(repayment);
        worker.repayments().log(repayment);
        awaitAFewSweeps();
        assertThat(text(worker.account, "SELECT status FROM repayment_log")).isEqualTo("ACCEPTED");

        held.terminate("a person cancels it");

        await("credit restored").until(() -> worker.used() == 19_000_000);
        awaitSent();
    }

    @Test
    void carriesOnAReversal() throws Exception {
        worker.repayments().log(RepaymentPayload.of(repayment()));
        await("credit restored").until(() -> worker.used() == 19_000_000);
        String id = text(worker.account, "SELECT id FROM repayment_log");
        worker.bean(ReversalActivities.class).log(new ReversalPayload(id, "client", "bounced", null));

        await("credit used again").until(() -> worker.used() == 20_000_000);
        await("nothing left in Redis").until(worker::isQuiet);
        assertThat(text(worker.account, "SELECT status FROM repayment_log")).isEqualTo("REVERSED");
        assertThat(number(worker.account, "SELECT principal FROM loan")).isEqualTo(20_000_000);
        assertThat(number(
                        worker.clms,
                        "SELECT COUNT(*) FROM credit_log WHERE kind = 'REVERSAL' AND outcome = 'REVERSED'"))
                .isEqualTo(1);
    }

    @Test
    void carriesOnACorrectionThatWasNotApplied() throws Exception {
        String id = AccountSchema.newId();
        worker.bean(CorrectionActivities.class)
                .log(CorrectionPayload.of(new AcceptedCorrection(
                        id,
                        "client",
                        id,
                        "h".repeat(64),
                        "L",
                        "typed wrong",
                        BackDating.TO_DRAWDOWN,
                        null,
                        new CorrectedRate(new Rate(LocalDate.of(2026, 2, 1), new BigDecimal("0.05"))))));

        await("applied")
                .until(() -> text(worker.account, "SELECT status FROM correction_request")
                        .equals("APPLIED"));
        await("nothing left in Redis").until(worker::isQuiet);
        assertThat(text(worker.account, "SELECT annual_rate FROM loan_rate WHERE effective_from = '2026-02-01'"))
                .isEqualTo("0.050000");
    }

    @Test
    void tellsTheCreditSideOfACorrection() throws Exception {
        worker.account.sql("""
                        INSERT INTO correction_request (id, client, idempotency_key, request_hash, loan_no, kind, reason, back_dating,
                            effective_from, annual_rate, status, loan_id, correction_seq, credit, accepted_at, decided_at)
                        SELECT :id, 'client', 'key', 'hash', loan_no, 'RATE', 'typed wrong', 'TO_DRAWDOWN', '2026-02-01', 0.05,
                            'APPLIED', id, 1, -500, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) FROM loan
                        """).param("id", AccountSchema.newId()).update();

        await("credit used again").until(() -> worker.used() == 20_000_500);
        await("marked sent")
                .until(() -> number(worker.account, "SELECT COUNT(*) FROM correction_request WHERE sent_at IS NOT NULL")
                        == 1);
        await("nothing left in Redis").until(worker::isQuiet);
    }

    @Test
    void takesFieldsAwayThatNothingNeedsAndNoOthers() throws Exception {
        RepaymentPayload refused = RepaymentPayload.of(repayment());
        worker.repayments().log(refused);
        worker.account
                .sql(
                        "UPDATE repayment_log SET status = 'REFUSED', refusal_reason = 'NOTHING_OWED', refusal_detail = ''")
                .update();
        worker.servers
                .redis()
                .opsForHash()
                .put("pre_data", AccountSchema.newId(), "{\"preparedAt\":1,\"loanId\":\"L\"}");
        worker.servers.redis().opsForHash().put("pre_data", "reversal:" + AccountSchema.newId(), "{\"preparedAt\":1}");
        worker.servers.redis().opsForHash().put("pre_data", "of-an-older-version", "{}");
        worker.servers.redis().opsForHash().put("pre_data", "贷".repeat(500), "{\"preparedAt\":1}");
        String young = AccountSchema.newId();
        worker.servers.redis().opsForHash().put("pre_data", young, "{\"preparedAt\":99999999999}");

        await("only the young one left")
                .until(() -> worker.servers.redis().opsForHash().size("pre_data") == 1);
        awaitAFewSweeps();
        assertThat(worker.servers.redis().opsForHash().hasKey("pre_data", young))
                .isTrue();
    }

    @Test
    void carriesOnAnImportWhoseWorkflowIsLostAndGivesUpAFileThatStoppedArriving() throws Exception {
        SomeLoan loan = new SomeLoan("M");
        ImportRow lost = worker.books.claimed(loan);
        ImportRow broken = worker.books.stage(new SomeLoan("N"));
        ImportRow arriving = worker.books.stage(new SomeLoan("O"));
        worker.account
                .sql("UPDATE import SET touched_at = touched_at - INTERVAL 20 MINUTE WHERE id <> ?")
                .param(arriving.id())
                .update();

        await("completed").until(() -> worker.books.imports.get(lost.id()).status() == ImportStatus.COMPLETED);
        await("refused").until(() -> worker.books.imports.get(broken.id()).status() == ImportStatus.REFUSED);
        assertThat(worker.used()).isEqualTo(40_000_000);
        assertThat(worker.books.imports.get(arriving.id()).status()).isEqualTo(ImportStatus.STAGING);
        await("staged lines gone")
                .until(() ->
                        number(worker.account, "SELECT COUNT(*) FROM staged_loan WHERE loan_no IN ('M', 'N')") == 0);
    }

    @Test
    void carriesOnAReceiptFileWhoseWorkflowIsLostAndGivesUpOneThatStoppedArriving() {
        ReceiptFiles files = new ReceiptFiles(worker.account);
        ReceiptFileRow lost = receiptFile(files, '1');
        ReceiptFileRow broken = receiptFile(files, '2');
        ReceiptFileRow arriving = receiptFile(files, '3');
        new FileArrivals(worker.account, files).arrived(lost, "a".repeat(64), "b".repeat(64));
        worker.account
                .sql("UPDATE receipt_file SET touched_at = touched_at - INTERVAL 20 MINUTE WHERE id <> ?")
                .param(arriving.id())
                .update();

        await("posted").until(() -> files.get(lost.id()).status() == ReceiptFileStatus.POSTED);
        await("refused").until(() -> files.get(broken.id()).status() == ReceiptFileStatus.REFUSED);
        await("the bytes of the file that broke off are gone")
                .until(() -> number(worker.account, "SELECT COUNT(*) FROM receipt_file_part") == 2);
        assertThat(files.get(arriving.id()).status()).isEqualTo(ReceiptFileStatus.RECEIVING);
    }

    /** A file without lines, whose bytes have arrived. */
    private static ReceiptFileRow receiptFile(ReceiptFiles files, char digit) {
        String hash = worker.bean(FileProfiles.class).find("csv").orElseThrow().hash();
        ReceiptFileRow row = files.open(new NewReceiptFile(
                String.valueOf(digit).repeat(32), "csv", hash, "MAIN", false, null, ControlTotals.NONE, "lender"));
        byte[] bytes = String.join(",", OwnCsv.COLUMNS).getBytes(StandardCharsets.US_ASCII);
        new FileParts(worker.account).add(row.seq(), 0, bytes, bytes.length);
        return row;
    }

    @Test
    void tellsADecisionAgainThatNobodyWasToldOf() throws Exception {
        String id = AccountSchema.newId();
        worker.clms.sql("""
                        INSERT INTO credit_log (message_id, kind, outcome, dealer_id, loan_no, currency, amount, value_date,
                            created_at, finished_at, failure, dead_letters)
                        VALUES (?, 'RESTORATION', 'DEAD_LETTER', 'dealer', 'L', 'CNY', 100, '2026-03-10',
                            UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), 'mended since', 1)
                        """).param(id).update();
        awaitAFewSweeps();
        assertThat(worker.used()).isEqualTo(20_000_000);
        worker.clms
                .sql("INSERT INTO credit_decision VALUES (?, 1, 'RETRY', 'a person', 'mended', UTC_TIMESTAMP(6))")
                .param(id)
                .update();

        await("credit restored").until(() -> worker.used() == 20_000_000 - 100);
    }

    @Test
    void carriesOnADecisionAboutManyDeadLettersWhoseWorkflowIsLost() throws Exception {
        String bulk = AccountSchema.newId();
        for (String letter : List.of("letter-1", "letter-2")) {
            worker.clms.sql("""
                            INSERT INTO credit_log (message_id, kind, outcome, dealer_id, loan_no, currency, amount, value_date,
                                created_at, failure, dead_letters)
                            VALUES (?, 'RESTORATION', 'DEAD_LETTER', 'dealer', 'L', 'CNY', 100, '2026-03-10', UTC_TIMESTAMP(6),
                                'mended since', 1)
                            """).param(letter).update();
        }
        LostBulk.add(worker.clms, bulk, null, "mended", "letter-1", "letter-2");

        await("finished")
                .until(() -> new Bulks(worker.clms).find(bulk).orElseThrow().finishedAt() != null);
        assertThat(worker.used()).isEqualTo(20_000_000 - 200);
        assertThat(number(worker.clms, "SELECT COUNT(*) FROM bulk_item WHERE outcome = 'DONE' AND detail = 'RESTORED'"))
                .isEqualTo(2);
    }

    @Test
    void carriesOnARetryOfFailedLoansWhoseWorkflowIsLost() throws Exception {
        String date = "2026-01-05";
        String bulk = AccountSchema.newId();
        worker.account.sql("""
                        INSERT INTO day_end_failure (loan_id, business_date, reason, failed_at)
                        SELECT id, drawdown_date, 'mended since', UTC_TIMESTAMP(6) FROM loan
                        """).update();
        worker.account.sql("UPDATE open_date SET open_date = '2026-01-06'").update();
        LostBulk.add(worker.account, bulk, date, null, "L");

        await("finished")
                .until(() -> new Bulks(worker.account).find(bulk).orElseThrow().finishedAt() != null);
        assertThat(text(worker.account, "SELECT outcome FROM bulk_item")).isEqualTo("DONE");
        assertThat(text(worker.account, "SELECT accrued_through FROM loan")).isEqualTo(date);
        // The next test empties the books under the day-end that repeats the checks.
        worker.temporal().newUntypedWorkflowStub("day-end:" + date).terminate("the test is over");
    }
}
