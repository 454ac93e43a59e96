package floorplan.runtime.reconcile;

import floorplan.activities.reconcile.AccountReconcileActivities;
import floorplan.store.credit.AppliedRepayments;
import floorplan.store.reconcile.AccountMovements;
import floorplan.store.reconcile.Reconciliations;
import floorplan.store.repayment.CreditPublisher;
import floorplan.store.repayment.SendHashes;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The account side's part of a reconciliation. */
@Configuration(proxyBeanMethods = false)
public class AccountReconciling {
    @Bean
    AccountReconcileActivities accountReconcileActivities(
            @Qualifier("account") JdbcClient database,
            SendHashes hashes,
            CreditPublisher publisher,
            @Value("${floorplan.credit.retention:400d}") Duration retention) {
        return new AccountReconcileActivities(
                new AccountMovements(database),
                new AppliedRepayments(database),
                hashes,
                publisher,
                new Reconciliations(database),
                retention);
    }
}
