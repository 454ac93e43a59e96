package floorplan.faults;

import floorplan.activities.correction.LoanCorrections;
import floorplan.activities.repayment.RepaymentActivities;
import floorplan.domain.accrual.AccrualStrategies;
import floorplan.domain.accrual.DealerAccrual;
import floorplan.domain.accrual.ManufacturerAccrual;
import floorplan.domain.accrual.SplitAccrual;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.Repayments;
import floorplan.faults.Client.Belief;
import floorplan.faults.Client.Request;
import floorplan.store.TestSchema;
import floorplan.store.audit.AuditLog;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.BusinessClock;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import floorplan.store.loan.Loans;
import floorplan.store.message.CreditPublisher;
import floorplan.store.message.SendHashes;
import floorplan.store.repayment.RepaymentLog;
import floorplan.workflows.MoneyPayload;
import floorplan.workflows.MovementPayload;
import floorplan.workflows.repayment.RepaymentPayload;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Repayments by the account side's own steps, in the order of their workflow, without HTTP and Temporal: thousands per
 * minute.
 */
final class Bulk {
    private static final AccrualStrategies ACCRUALS =
            AccrualStrategies.of(List.of(new DealerAccrual(), new ManufacturerAccrual(), new SplitAccrual()));

    private static final int AT_ONCE = 8;
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final LocalDate DATE = LocalDate.of(2026, 3, 10);

    private final Trial trial;
    private final RepaymentActivities steps;

    Bulk(Trial trial) {
        this.trial = trial;
        AccountDatabase account = TestSchema.account("worker");
        steps = new RepaymentActivities(
                account,
                new RepaymentLog(account),
                new Loans(account, loan -> {}),
                new Journal(account),
                new OpenDate(account),
                new BusinessClock(account, ZoneId.of("Asia/Shanghai")),
                new Repayments(ACCRUALS, 90),
                new LoanCorrections(account, new Loans(account, loan -> {}), new Journal(account), ACCRUALS),
                new AuditLog(account),
                new SendHashes(trial.system.servers.redis()),
                new CreditPublisher(trial.system.servers.rabbit(), Duration.ofSeconds(10)));
    }

    /** Applies and sends {@code count} repayments, of the loans in turn. */
    void repay(List<String> loans, int count, long cents) {
        IntStream.range(0, AT_ONCE)
                .mapToObj(first -> CompletableFuture.runAsync(
                        () -> IntStream.iterate(first, i -> i < count, i -> i + AT_ONCE)
                                .forEach(i -> repay(trial.client.request(loans.get(i % loans.size()), cents))),
                        task -> Thread.ofVirtual().start(task)))
                .toList()
                .forEach(CompletableFuture::join);
    }

    private void repay(Request request) {
        RepaymentPayload repayment = new RepaymentPayload(
                ConsumeCells.id(),
                "bulk",
                request.key(),
                "0".repeat(64),
                request.loan(),
                Payer.DEALER,
                new MoneyPayload(CNY, request.cents()),
                DATE,
                null,
                null,
                null,
                null);
        steps.log(repayment);
        MovementPayload restoration =
                Objects.requireNonNull(steps.apply(repayment.repaymentId()).restoration());
        steps.promote(restoration);
        steps.publish(restoration);
        steps.clear(repayment.repaymentId());
        trial.client.beliefs().put(request, Belief.APPLIED);
    }
}
