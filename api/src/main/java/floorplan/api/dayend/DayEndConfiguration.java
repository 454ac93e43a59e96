package floorplan.api.dayend;

import floorplan.api.database.ApiDatabases;
import floorplan.runtime.settings.BusinessZone;
import floorplan.store.audit.AuditLog;
import floorplan.store.dayend.Acceptances;
import floorplan.store.dayend.FailureBulks;
import floorplan.workflows.dayend.DayEnds;
import io.temporal.client.WorkflowClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans that accept unbalanced dates, record retries of failed loans, and start day-ends. */
@Configuration(proxyBeanMethods = false)
class DayEndConfiguration {
    @Bean
    Acceptances acceptances(ApiDatabases databases, AuditLog audit) {
        return new Acceptances(databases.account(), audit);
    }

    @Bean
    FailureBulks failureBulks(ApiDatabases databases) {
        return new FailureBulks(databases.account());
    }

    @Bean
    DayEnds dayEndsOfApi(WorkflowClient temporal, BusinessZone zone) {
        return new DayEnds(temporal, zone.zone());
    }
}
