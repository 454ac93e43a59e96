package floorplan.activities.receiptfile;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.activities.correction.LoanCorrections;
import floorplan.activities.receipt.PayoutActivities;
import floorplan.activities.receipt.ReceiptReversals;
import floorplan.activities.repayment.RepaymentActivities;
import floorplan.activities.reversal.ReversalActivities;
import floorplan.domain.accrual.AccrualStrategies;
import floorplan.domain.accrual.DealerAccrual;
import floorplan.domain.accrual.ManufacturerAccrual;
import floorplan.domain.accrual.SplitAccrual;
import floorplan.domain.credit.CreditMovement;
import floorplan.domain.credit.CreditMovement.MovementKind;
import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.receipt.AcceptedPayout;
import floorplan.domain.receipt.PayoutKind;
import floorplan.domain.receipt.ReturnLine;
import floorplan.domain.receiptfile.ReceiptFileStatus;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.AcceptedReversal;
import floorplan.domain.repayment.BackDating;
import floorplan.domain.repayment.FromReceipt;
import floorplan.domain.repayment.RepaymentDecision;
import floorplan.domain.repayment.Repayments;
import floorplan.domain.repayment.ReversalKind;
import floorplan.store.TestSchema;
import floorplan.store.TestServers;
import floorplan.store.audit.AuditLog;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.BusinessClock;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import floorplan.store.loan.Loans;
import floorplan.store.message.CreditMovementJson;
import floorplan.store.message.CreditPublisher;
import floorplan.store.message.SendHashes;
import floorplan.store.receiptfile.ArrivedFile;
import floorplan.store.receiptfile.ReceiptFileRow;
import floorplan.store.repayment.RepaymentLog;
import floorplan.store.reversal.ReversalLog;
import floorplan.store.reversal.UnsentReversals;
import floorplan.workflows.TaskQueues;
import floorplan.workflows.receipt.PayoutPayload;
import floorplan.workflows.receipt.PayoutResult;
import floorplan.workflows.receiptfile.ReceiptFileStarts;
import floorplan.workflows.receiptfile.ReceiptFileWorkflow;
import floorplan.workflows.receiptfile.ReceiptFileWorkflowRun;
import floorplan.workflows.repayment.RepaymentPayload;
import floorplan.workflows.reversal.ReversalPayload;
import floorplan.workflows.reversal.ReversalStarts;
import floorplan.workflows.reversal.ReversalWorkflowRun;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.Message;

/** Files on the real database, received as the API's user and booked by their workflow as the worker's. */
final class FilesUnderTest extends ReceivedFiles implements AutoCloseable {
    static final FileProfile CSV =
            new FileProfile("csv", "0".repeat(64), "MAIN", true, new OwnCsv(), BalanceOrder.NONE, false);

    /** Files that are compared with those of {@link #CSV}. */
    static final FileProfile COMPARING =
            new FileProfile("other", "2".repeat(64), "MAIN", false, new OwnCsv(), BalanceOrder.NONE, true);

    static final FileProfile EURO = new FileProfile(
            "eu", "1".repeat(64), "EURO", false, new BankCsv(BankCsvTest.EUROPEAN), BalanceOrder.OLDEST_FIRST, false);

    private static final AccrualStrategies ACCRUALS =
            AccrualStrategies.of(List.of(new DealerAccrual(), new ManufacturerAccrual(), new SplitAccrual()));

    private final BusinessClock clock = new BusinessClock(api, ZoneId.of("Asia/Shanghai"));
    private final TestWorkflowEnvironment temporal =
            TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .registerSearchAttribute("Outcome", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                    .registerSearchAttribute("LoanId", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                    .registerSearchAttribute("DealerId", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                    .build());

    private final TestServers servers = TestServers.connect();
    private final AtomicBoolean nextStartFails = new AtomicBoolean();
    private final RepaymentActivities repaymentSteps;
    private final ReversalActivities reversalSteps;
    private final PayoutActivities payoutSteps;
    private int byHand;

    FilesUnderTest() {
        this(new HoldRule(100, 1));
    }

    FilesUnderTest(HoldRule hold) {
        AccountDatabase worker = TestSchema.account("worker");
        Journal journal = new Journal(worker);
        OpenDate openDate = new OpenDate(worker);
        Repayments repayments = new Repayments(ACCRUALS, 90);
        Loans loans = new Loans(worker, loan -> {});
        LoanCorrections corrections = new LoanCorrections(worker, loans, journal, ACCRUALS);
        FileApplication application = new FileApplication(
                worker,
                new RepaymentLog(worker),
                journal,
                openDate,
                clock,
                repayments,
                loans,
                corrections,
                new AuditLog(worker),
                new SendHashes(servers.redis()),
                new CreditPublisher(servers.rabbit(), Duration.ofSeconds(5)));
        servers.emptyRedis();
        servers.bindCreditQueue(true);
        var account = temporal.newWorker(TaskQueues.ACCOUNT);
        account.registerWorkflowImplementationTypes(ReceiptFileWorkflowRun.class);
        account.registerActivitiesImplementations(new ReceiptFileActivities(
                worker,
                new FileProfiles(List.of(CSV, EURO, COMPARING)),
                new Matching(worker, repayments, corrections),
                hold,
                application,
                journal,
                openDate,
                clock,
                new ReceiptReversals(worker, loans, openDate, corrections, this::startReversal)));
        account.registerWorkflowImplementationTypes(ReversalWorkflowRun.class);
        repaymentSteps = new RepaymentActivities(
                worker,
                new RepaymentLog(worker),
                loans,
                journal,
                openDate,
                clock,
                repayments,
                corrections,
                new AuditLog(worker),
                new SendHashes(servers.redis()),
                new CreditPublisher(servers.rabbit(), Duration.ofSeconds(5)));
        payoutSteps = new PayoutActivities(
                worker,
                journal,
                openDate,
                clock,
                new AuditLog(worker),
                new ReceiptReversals(worker, loans, openDate, corrections, this::startReversal));
        reversalSteps = new ReversalActivities(
                worker,
                new ReversalLog(worker),
                loans,
                openDate,
                corrections,
                new SendHashes(servers.redis()),
                new AuditLog(worker));
        account.registerActivitiesImplementations(repaymentSteps, reversalSteps);
        temporal.start();
    }

    private void startReversal(AcceptedReversal reversal) {
        if (nextStartFails.compareAndSet(true, false)) {
            throw new IllegalStateException("the process dies");
        }
        new ReversalStarts(temporal.getWorkflowClient()).start(reversal);
    }

    /** Lets the next start of a reversal's workflow fail, as if the process died before it. */
    void failNextStart() {
        nextStartFails.set(true);
    }

    /** Cents that all messages to the credit side restore, less those that use it again; takes the messages. */
    long restoredCredit() {
        Map<String, Long> byMessage = new TreeMap<>();
        Message message = servers.rabbit().receive("test.credit");
        while (message != null) {
            boolean reversed = CreditMovementJson.REVERSED.equals(
                    message.getMessageProperties().getType());
            CreditMovement movement = CreditMovementJson.read(
                    reversed ? MovementKind.REVERSAL : MovementKind.RESTORATION, message.getBody());
            long cents = movement.principal().cents();
            byMessage.put(movement.messageId(), reversed ? -cents : cents);
            message = servers.rabbit().receive("test.credit");
        }
        return byMessage.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Starts the reversals that were not sent, like the sweep. */
    void startUnsentReversals() {
        new UnsentReversals(api).olderThan(Duration.ZERO, null, 100).forEach(this::startReversal);
    }

    /**
     * Applies a part of a receipt as a person does.
     *
     * @return the repayment's id
     */
    String applyByHand(String receiptId, String loanNo, long cents, String valueDate) {
        byHand++;
        String id = "%032x".formatted(byHand);
        repaymentSteps.log(RepaymentPayload.of(new AcceptedRepayment(
                id,
                "person",
                id,
                id + id,
                loanNo,
                Payer.DEALER,
                new Money(Currency.getInstance("CNY"), cents),
                LocalDate.parse(valueDate),
                null,
                BackDating.LIMITED,
                new FromReceipt(receiptId, false))));
        assertThat(repaymentSteps.apply(id).toDomain()).isInstanceOf(RepaymentDecision.Applied.class);
        return id;
    }

    /**
     * Returns a receipt as a person does.
     *
     * @param line the line of a file that this settles; null if none
     */
    PayoutResult returnByHand(String receiptId, @Nullable ReturnLine line) {
        byHand++;
        String id = "%032x".formatted(byHand);
        PayoutPayload payout = PayoutPayload.of(new AcceptedPayout(
                id, "person", id, id + id, receiptId, PayoutKind.RETURN, null, "the bank asks", line));
        PayoutResult result = payoutSteps.payOut(payout);
        assertThat(payoutSteps.payOut(payout)).as("returned again").isEqualTo(result);
        return result;
    }

    /** Reverses a repayment as a person does, without the message to the credit side. */
    void reverse(String repaymentId, ReversalKind kind) {
        askToReverse(repaymentId, kind);
        reversalSteps.apply(repaymentId);
        reversalSteps.clear(repaymentId);
    }

    /** Logs a person's reversal that is not applied yet. */
    void askToReverse(String repaymentId, ReversalKind kind) {
        assertThat(reversalSteps.log(
                        ReversalPayload.of(new AcceptedReversal(repaymentId, "person", "wrong loan", kind))))
                .isTrue();
    }

    TestServers servers() {
        return servers;
    }

    /** Today, by the database's clock. */
    LocalDate today() {
        return clock.today();
    }

    @Override
    public void close() {
        temporal.close();
        servers.close();
    }

    static String csv(String... lines) {
        return ReadEntries.HEADER + "\n" + String.join("\n", lines) + "\n";
    }

    static String receipt(String reference, String amount) {
        return "%s,RECEIPT,2026-03-10,%s,CNY,DEALER,,,,".formatted(reference, amount);
    }

    static String returned(String reference, String amount, String original) {
        return "%s,RETURN,2026-03-11,%s,CNY,,,,%s,".formatted(reference, amount, original);
    }

    /** Sends a file and waits for its end. */
    ReceiptFileRow book(String control, String file) {
        return end(arrive(CSV, null, control, file));
    }

    ReceiptFileRow end(ArrivedFile arrived) {
        ReceiptFileRow row = switch (arrived) {
            case ArrivedFile.NewFile(ReceiptFileRow made) -> made;
            case ArrivedFile.KnownFile(ReceiptFileRow first) -> first;
            case ArrivedFile.OtherContent(ReceiptFileRow first) -> throw new AssertionError("known as " + first);
        };
        if (!row.status().isOver()) {
            start(row.id());
            temporal.getWorkflowClient()
                    .newUntypedWorkflowStub(ReceiptFileWorkflow.workflowId(row.id()))
                    .getResult(ReceiptFileStatus.class);
        }
        return get(row.id());
    }

    void start(String fileId) {
        new ReceiptFileStarts(temporal.getWorkflowClient()).start(fileId);
    }
}
