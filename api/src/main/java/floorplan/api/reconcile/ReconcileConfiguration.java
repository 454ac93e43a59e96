package floorplan.api.reconcile;

import floorplan.store.reconcile.Reconciliations;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the reconciliation pages read. */
@Configuration(proxyBeanMethods = false)
class ReconcileConfiguration {
    @Bean
    Reconciliations reconciliationsShown(@Qualifier("accountReads") JdbcClient database) {
        return new Reconciliations(database);
    }
}
