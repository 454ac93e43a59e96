package floorplan.api.reconcile;

import floorplan.api.database.ApiDatabases;
import floorplan.store.reconcile.ReconciliationList;
import floorplan.store.reconcile.Reconciliations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the queries behind the reconciliation endpoints. */
@Configuration(proxyBeanMethods = false)
class ReconcileConfiguration {
    @Bean
    Reconciliations reconciliationsShown(ApiDatabases databases) {
        return new Reconciliations(databases.account());
    }

    @Bean
    ReconciliationList reconciliationList(ApiDatabases databases) {
        return new ReconciliationList(databases.lists());
    }
}
