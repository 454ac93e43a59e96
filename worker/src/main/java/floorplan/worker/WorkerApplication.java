package floorplan.worker;

import floorplan.runtime.account.AccountQueue;
import floorplan.runtime.failure.FailureLog;
import floorplan.runtime.payload.EncryptedPayloads;
import floorplan.runtime.payload.PayloadKeys;
import floorplan.runtime.settings.BusinessZone;
import floorplan.runtime.settings.ServerUsers;
import floorplan.runtime.settings.SettingsAgreement;
import floorplan.store.database.AccountDatabase;
import floorplan.worker.credit.CreditQueue;
import floorplan.worker.dayend.DayEndQueue;
import floorplan.worker.reconcile.CreditReconciling;
import floorplan.worker.reconcile.ReconcileSchedule;
import floorplan.worker.sweep.CreditSweeping;
import floorplan.worker.sweep.SweepSchedule;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;

/**
 * The worker process: the {@code clms} queue with its message listener, the {@code day-end} queue, and {@code account}
 * if the API does not host it.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    CreditQueue.class,
    CreditReconciling.class,
    CreditSweeping.class,
    DayEndQueue.class,
    EncryptedPayloads.class,
    ReconcileSchedule.class,
    ServerUsers.class,
    SweepSchedule.class
})
public class WorkerApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(WorkerApplication.class, arguments);
    }

    @Bean
    SettingsAgreement settingsAgreement(
            AccountDatabase database,
            FailureLog failures,
            @Value("${spring.application.name}") String process,
            BusinessZone zone,
            PayloadKeys keys) {
        return SettingsAgreement.of(database, failures, process, zone, keys);
    }

    /** With profile {@code account-queue} this process hosts the {@code account} queue, too. */
    @Configuration(proxyBeanMethods = false)
    @Profile("account-queue")
    @Import(AccountQueue.class)
    static class WorkerWithAccountQueue {}
}
