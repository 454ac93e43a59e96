package floorplan.runtime.reconcile;

import floorplan.activities.EachAlone;
import floorplan.activities.reconcile.AccountReconcileActivities;
import floorplan.runtime.failure.Outages;
import floorplan.store.database.AccountDatabase;
import floorplan.store.message.CreditPublisher;
import floorplan.store.message.SendHashes;
import floorplan.store.reconcile.AccountMovements;
import floorplan.store.reconcile.Reconciliations;
import floorplan.store.repayment.AppliedRepayments;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The account side's part of a reconciliation. */
@Configuration(proxyBeanMethods = false)
public class AccountReconciling {
    @Bean
    AccountReconcileActivities accountReconcileActivities(
            AccountDatabase database,
            SendHashes hashes,
            CreditPublisher publisher,
            @Value("${floorplan.credit.retention:400d}") Duration retention) {
        return new AccountReconcileActivities(
                new AccountMovements(database),
                new AppliedRepayments(database),
                hashes,
                publisher,
                new Reconciliations(database),
                new EachAlone(Outages::cause),
                retention);
    }
}
