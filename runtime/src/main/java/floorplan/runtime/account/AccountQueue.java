package floorplan.runtime.account;

import floorplan.activities.correction.CorrectionActivities;
import floorplan.activities.correction.LoanCorrections;
import floorplan.activities.rate.RateActivities;
import floorplan.activities.receipt.PayoutActivities;
import floorplan.activities.receipt.ReceiptReversals;
import floorplan.activities.repayment.AccountLogActivities;
import floorplan.activities.repayment.RepaymentActivities;
import floorplan.activities.reversal.ReversalActivities;
import floorplan.domain.accrual.AccrualStrategies;
import floorplan.domain.repayment.Repayments;
import floorplan.runtime.accrual.Accruals;
import floorplan.runtime.failure.FailureConfiguration;
import floorplan.runtime.imports.ImportsConfiguration;
import floorplan.runtime.receiptfile.ReceiptFilesConfiguration;
import floorplan.runtime.reconcile.AccountReconciling;
import floorplan.runtime.settings.BusinessZone;
import floorplan.runtime.settings.CorrectionSettings;
import floorplan.runtime.settings.PublishSettings;
import floorplan.runtime.sweep.AccountSweeping;
import floorplan.store.audit.AuditLog;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.BusinessClock;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import floorplan.store.loan.Loans;
import floorplan.store.message.CreditPublisher;
import floorplan.store.message.SendHashes;
import floorplan.store.receipt.OpenReceiptAges;
import floorplan.store.reconcile.Reconciliations;
import floorplan.store.repayment.AppliedRepayments;
import floorplan.store.repayment.RepaymentLog;
import floorplan.store.repayment.UnsentRepayments;
import floorplan.store.reversal.ReversalLog;
import floorplan.workflows.reversal.ReversalStarts;
import io.temporal.client.WorkflowClient;
import java.time.Instant;
import java.util.Date;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.amqp.autoconfigure.RabbitTemplateCustomizer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The beans of the {@code account} task queue, in the process that hosts it. */
@Configuration(proxyBeanMethods = false)
@Import({
    AccountBooks.class,
    AccountReconciling.class,
    AccountSweeping.class,
    Accruals.class,
    ImportsConfiguration.class,
    ReceiptFilesConfiguration.class,
    FailureConfiguration.class
})
@EnableConfigurationProperties({BusinessZone.class, PublishSettings.class})
public class AccountQueue {
    @Bean
    RepaymentLog repaymentLog(AccountDatabase database) {
        return new RepaymentLog(database);
    }

    @Bean
    SendHashes sendHashes(StringRedisTemplate redis) {
        return new SendHashes(redis);
    }

    @Bean
    CreditPublisher creditPublisher(RabbitTemplate rabbit, PublishSettings settings) {
        return new CreditPublisher(rabbit, settings.confirmTimeout());
    }

    @Bean
    AccountLogActivities accountLogActivities(AccountDatabase database) {
        return new AccountLogActivities(new AppliedRepayments(database));
    }

    @Bean
    RateActivities rateActivities(AccountDatabase database, Loans loans) {
        return new RateActivities(database, loans, new AuditLog(database));
    }

    @Bean
    LoanCorrections loanCorrections(
            AccountDatabase database, Loans loans, Journal journal, AccrualStrategies accruals) {
        return new LoanCorrections(database, loans, journal, accruals);
    }

    @Bean
    RepaymentActivities repaymentActivities(
            AccountDatabase database,
            RepaymentLog log,
            Loans loans,
            Journal journal,
            OpenDate openDate,
            BusinessZone zone,
            Repayments repayments,
            LoanCorrections corrections,
            SendHashes hashes,
            CreditPublisher publisher) {
        return new RepaymentActivities(
                database,
                log,
                loans,
                journal,
                openDate,
                new BusinessClock(database, zone.zone()),
                repayments,
                corrections,
                new AuditLog(database),
                hashes,
                publisher);
    }

    @Bean
    CorrectionActivities correctionActivities(
            AccountDatabase database,
            Loans loans,
            Journal journal,
            OpenDate openDate,
            BusinessZone zone,
            AccrualStrategies accruals,
            LoanCorrections corrections,
            CorrectionSettings settings,
            SendHashes hashes) {
        return new CorrectionActivities(
                database,
                loans,
                journal,
                openDate,
                new BusinessClock(database, zone.zone()),
                accruals,
                corrections,
                settings.backDatingDays(),
                hashes,
                new AuditLog(database));
    }

    @Bean
    ReversalActivities reversalActivities(
            AccountDatabase database, Loans loans, OpenDate openDate, LoanCorrections corrections, SendHashes hashes) {
        return new ReversalActivities(
                database, new ReversalLog(database), loans, openDate, corrections, hashes, new AuditLog(database));
    }

    @Bean
    ReceiptReversals receiptReversals(
            AccountDatabase database,
            Loans loans,
            OpenDate openDate,
            LoanCorrections corrections,
            WorkflowClient temporal) {
        return new ReceiptReversals(database, loans, openDate, corrections, new ReversalStarts(temporal)::start);
    }

    @Bean
    PayoutActivities payoutActivities(
            AccountDatabase database,
            Journal journal,
            OpenDate openDate,
            BusinessZone zone,
            ReceiptReversals reversals) {
        return new PayoutActivities(
                database,
                journal,
                openDate,
                new BusinessClock(database, zone.zone()),
                new AuditLog(database),
                reversals);
    }

    /** Adds the time of sending, because the credit side must know a message's age. */
    @Bean
    @SuppressWarnings("JavaUtilDate")
    RabbitTemplateCustomizer timeOfSending() {
        return template -> template.addBeforePublishPostProcessors(message -> {
            message.getMessageProperties().setTimestamp(Date.from(Instant.now()));
            return message;
        });
    }

    @Bean
    LocalResults localResults() {
        return new LocalResults();
    }

    @Bean
    AccountMeters accountMeters(AccountDatabase database, SendHashes hashes) {
        return new AccountMeters(new UnsentRepayments(database), hashes, new Reconciliations(database));
    }

    @Bean
    ReceiptMeters receiptMeters(AccountDatabase database, BusinessZone zone) {
        return new ReceiptMeters(new OpenReceiptAges(database), new BusinessClock(database, zone.zone()));
    }
}
