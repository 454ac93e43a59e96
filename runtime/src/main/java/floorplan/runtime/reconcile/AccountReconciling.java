package floorplan.runtime.reconcile;

import floorplan.activities.EachAlone;
import floorplan.activities.reconcile.AccountReconcileActivities;
import floorplan.runtime.credit.CreditSettings;
import floorplan.runtime.failure.Outages;
import floorplan.store.database.AccountDatabase;
import floorplan.store.message.CreditPublisher;
import floorplan.store.message.SendHashes;
import floorplan.store.reconcile.AccountMovements;
import floorplan.store.reconcile.Reconciliations;
import floorplan.store.repayment.AppliedRepayments;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The account side's part of a reconciliation. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CreditSettings.class)
public class AccountReconciling {
    @Bean
    AccountReconcileActivities accountReconcileActivities(
            AccountDatabase database, SendHashes hashes, CreditPublisher publisher, CreditSettings settings) {
        return new AccountReconcileActivities(
                new AccountMovements(database),
                new AppliedRepayments(database),
                hashes,
                publisher,
                new Reconciliations(database),
                new EachAlone(Outages::cause),
                settings.retention());
    }
}
