package floorplan.worker.reconcile;

import floorplan.activities.reconcile.CreditReconcileActivities;
import floorplan.store.credit.CreditRestorations;
import floorplan.store.credit.SentMessages;
import floorplan.store.database.ClmsDatabase;
import floorplan.store.reconcile.CreditSums;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The credit side's part of a reconciliation. */
@Configuration(proxyBeanMethods = false)
public class CreditReconciling {
    @Bean
    CreditReconcileActivities creditReconcileActivities(
            ClmsDatabase database, CreditRestorations restorations, SentMessages sent) {
        return new CreditReconcileActivities(new CreditSums(database), restorations, sent);
    }
}
