package floorplan.worker.dayend;

import floorplan.activities.dayend.DayEndActivities;
import floorplan.activities.dayend.DayEndLaunchActivities;
import floorplan.activities.dayend.FailureBulkActivities;
import floorplan.domain.accrual.AccrualStrategies;
import floorplan.runtime.account.AccountBooks;
import floorplan.runtime.accrual.Accruals;
import floorplan.runtime.failure.FailureConfiguration;
import floorplan.runtime.failure.FailureLog;
import floorplan.runtime.settings.BusinessZone;
import floorplan.store.audit.DateSeals;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.BusinessClock;
import floorplan.store.dayend.BusinessDates;
import floorplan.store.dayend.DayEndFailures;
import floorplan.store.dayend.DueLoans;
import floorplan.store.dayend.LoanRanges;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import floorplan.store.loan.Loans;
import floorplan.store.trialbalance.TrialBalance;
import floorplan.worker.schedule.KeptSchedule;
import floorplan.workflows.dayend.DayEnds;
import io.temporal.client.WorkflowClient;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The beans of the {@code day-end} task queue, and the schedule that starts day-ends. */
@Configuration(proxyBeanMethods = false)
@Import({AccountBooks.class, Accruals.class, FailureConfiguration.class})
@EnableConfigurationProperties({BusinessZone.class, DayEndSettings.class})
public class DayEndQueue {
    @Bean
    LoanRanges loanRanges(AccountDatabase database) {
        return new LoanRanges(database);
    }

    @Bean
    BusinessDates businessDates(AccountDatabase database, LoanRanges ranges) {
        return new BusinessDates(database, ranges);
    }

    @Bean
    TrialBalance trialBalance(AccountDatabase database) {
        return new TrialBalance(database);
    }

    @Bean
    DayEndActivities dayEndActivities(
            AccountDatabase database,
            BusinessDates dates,
            LoanRanges ranges,
            Loans loans,
            Journal journal,
            OpenDate openDate,
            AccrualStrategies accruals,
            TrialBalance trialBalance,
            DayEndSettings settings) {
        return new DayEndActivities(
                database,
                dates,
                ranges,
                new DueLoans(database),
                new DayEndFailures(database),
                loans,
                journal,
                openDate,
                accruals,
                trialBalance,
                new DateSeals(database),
                settings.rangesAtOnce());
    }

    @Bean
    FailureBulkActivities failureBulkActivities(
            AccountDatabase database,
            Loans loans,
            Journal journal,
            OpenDate openDate,
            AccrualStrategies accruals,
            WorkflowClient temporal,
            BusinessZone zone) {
        return new FailureBulkActivities(
                database, loans, journal, openDate, accruals, new DayEnds(temporal, zone.zone()));
    }

    @Bean
    DayEndLaunchActivities dayEndLaunchActivities(
            BusinessDates dates, AccountDatabase database, WorkflowClient temporal, BusinessZone zone) {
        return new DayEndLaunchActivities(
                dates, new BusinessClock(database, zone.zone()), new DayEnds(temporal, zone.zone()));
    }

    @Bean
    DayEndMeters dayEndMeters(BusinessDates dates, AccountDatabase database, BusinessZone zone) {
        return new DayEndMeters(dates, new BusinessClock(database, zone.zone()));
    }

    @Bean
    KeptSchedule dayEndSchedule(
            WorkflowClient temporal, FailureLog failures, DayEndSettings settings, BusinessZone zone) {
        return new KeptSchedule(
                temporal, failures, DayEndSchedule.ID, DayEndSchedule.every(settings.at(), zone.zone()));
    }
}
