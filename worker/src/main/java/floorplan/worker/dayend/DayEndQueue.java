package floorplan.worker.dayend;

import floorplan.activities.dayend.DayEndActivities;
import floorplan.activities.dayend.DayEndLaunchActivities;
import floorplan.domain.accrual.AccrualStrategies;
import floorplan.runtime.account.AccountBooks;
import floorplan.runtime.accrual.Accruals;
import floorplan.store.audit.RepaymentSeals;
import floorplan.store.database.BusinessClock;
import floorplan.store.dayend.BusinessDates;
import floorplan.store.dayend.DueLoans;
import floorplan.store.dayend.Failures;
import floorplan.store.dayend.LoanRanges;
import floorplan.store.journal.BooksSnapshot;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import floorplan.store.loan.Loans;
import floorplan.store.trialbalance.TrialBalance;
import floorplan.worker.schedule.KeptSchedule;
import floorplan.workflows.dayend.DayEnds;
import io.temporal.client.WorkflowClient;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the {@code day-end} task queue works with, and the schedule that starts it. */
@Configuration(proxyBeanMethods = false)
@Import({AccountBooks.class, Accruals.class, floorplan.runtime.failure.Failures.class})
@EnableConfigurationProperties(DayEndSettings.class)
public class DayEndQueue {
    @Bean
    LoanRanges loanRanges(
            @Qualifier("account") JdbcClient database, @Qualifier("account") TransactionTemplate transaction) {
        return new LoanRanges(database, transaction);
    }

    @Bean
    BusinessDates businessDates(
            @Qualifier("account") JdbcClient database,
            @Qualifier("account") TransactionTemplate transaction,
            LoanRanges ranges) {
        return new BusinessDates(database, transaction, ranges);
    }

    @Bean
    TrialBalance trialBalance(
            @Qualifier("account") JdbcClient database,
            @Qualifier("account") JdbcTemplate batches,
            @Qualifier("account") TransactionTemplate transaction,
            @Qualifier("account") DataSource pool,
            LoanRanges ranges) {
        return new TrialBalance(database, batches, transaction, new BooksSnapshot(pool), ranges);
    }

    @Bean
    DayEndActivities dayEndActivities(
            @Qualifier("account") JdbcClient database,
            @Qualifier("account") JdbcTemplate batches,
            @Qualifier("account") TransactionTemplate transaction,
            BusinessDates dates,
            LoanRanges ranges,
            Loans loans,
            Journal journal,
            OpenDate openDate,
            AccrualStrategies accruals,
            TrialBalance trialBalance,
            DayEndSettings settings) {
        return new DayEndActivities(
                transaction,
                dates,
                ranges,
                new DueLoans(batches, ranges),
                new Failures(database),
                loans,
                journal,
                openDate,
                accruals,
                trialBalance,
                new RepaymentSeals(database),
                settings.rangesAtOnce());
    }

    @Bean
    DayEndLaunchActivities dayEndLaunchActivities(
            BusinessDates dates,
            @Qualifier("account") BusinessClock clock,
            WorkflowClient temporal,
            @Value("${floorplan.business-zone}") ZoneId zone) {
        return new DayEndLaunchActivities(dates, clock, new DayEnds(temporal, zone));
    }

    @Bean
    KeptSchedule dayEndSchedule(
            WorkflowClient temporal, DayEndSettings settings, @Value("${floorplan.business-zone}") ZoneId zone) {
        return new KeptSchedule(temporal, DayEndSchedule.ID, DayEndSchedule.every(settings.at(), zone));
    }
}
