package floorplan.runtime.account;

import floorplan.activities.credit.AccountLogActivities;
import floorplan.activities.rate.RateActivities;
import floorplan.activities.repayment.RepaymentActivities;
import floorplan.activities.reversal.ReversalActivities;
import floorplan.domain.repayment.Repayments;
import floorplan.runtime.accrual.Accruals;
import floorplan.runtime.failure.Failures;
import floorplan.runtime.imports.ImportsConfiguration;
import floorplan.runtime.reconcile.AccountReconciling;
import floorplan.runtime.sweep.AccountSweeping;
import floorplan.store.audit.AuditLog;
import floorplan.store.credit.AppliedRepayments;
import floorplan.store.database.BusinessClock;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import floorplan.store.loan.Loans;
import floorplan.store.reconcile.Reconciliations;
import floorplan.store.repayment.CreditPublisher;
import floorplan.store.repayment.RepaymentLog;
import floorplan.store.repayment.SendHashes;
import floorplan.store.repayment.UnsentRepayments;
import floorplan.store.reversal.ReversalLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.amqp.autoconfigure.RabbitTemplateCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the {@code account} task queue works with, in whichever process hosts it. */
@Configuration(proxyBeanMethods = false)
@Import({
    AccountBooks.class,
    AccountReconciling.class,
    AccountSweeping.class,
    Accruals.class,
    ImportsConfiguration.class,
    Failures.class
})
public class AccountQueue {
    @Bean
    RepaymentLog repaymentLog(@Qualifier("account") JdbcClient database, @Qualifier("account") JdbcTemplate batches) {
        return new RepaymentLog(database, batches);
    }

    @Bean
    SendHashes sendHashes(StringRedisTemplate redis) {
        return new SendHashes(redis);
    }

    @Bean
    CreditPublisher creditPublisher(
            RabbitTemplate rabbit, @Value("${floorplan.publish.confirm-timeout}") Duration confirmTimeout) {
        return new CreditPublisher(rabbit, confirmTimeout);
    }

    @Bean
    AccountLogActivities accountLogActivities(@Qualifier("account") JdbcClient database) {
        return new AccountLogActivities(new AppliedRepayments(database));
    }

    @Bean
    RateActivities rateActivities(@Qualifier("account") TransactionTemplate transaction, Loans loans) {
        return new RateActivities(transaction, loans);
    }

    @Bean
    RepaymentActivities repaymentActivities(
            @Qualifier("account") TransactionTemplate transaction,
            RepaymentLog log,
            Loans loans,
            Journal journal,
            OpenDate openDate,
            @Qualifier("account") BusinessClock clock,
            Repayments repayments,
            SendHashes hashes,
            CreditPublisher publisher) {
        return new RepaymentActivities(
                transaction, log, loans, journal, openDate, clock, repayments, hashes, publisher);
    }

    @Bean
    ReversalActivities reversalActivities(
            @Qualifier("account") TransactionTemplate transaction,
            @Qualifier("account") JdbcClient database,
            Loans loans,
            Journal journal,
            OpenDate openDate,
            Repayments repayments,
            SendHashes hashes) {
        return new ReversalActivities(
                transaction,
                new ReversalLog(database),
                loans,
                journal,
                openDate,
                repayments,
                hashes,
                new AuditLog(database));
    }

    /** The credit side must know how old a message is. */
    @Bean
    @SuppressWarnings("JavaUtilDate")
    RabbitTemplateCustomizer timeOfSending() {
        return template -> template.addBeforePublishPostProcessors(message -> {
            message.getMessageProperties().setTimestamp(Date.from(Instant.now()));
            return message;
        });
    }

    @Bean
    ResultsHere resultsHere() {
        return new ResultsHere();
    }

    @Bean
    AccountMeters accountMeters(@Qualifier("account") JdbcClient database, SendHashes hashes) {
        return new AccountMeters(new UnsentRepayments(database), hashes, new Reconciliations(database));
    }
}
