package floorplan.api.dayend;

import floorplan.api.database.ApiDatabases;
import floorplan.runtime.settings.BusinessZone;
import floorplan.store.audit.AuditLog;
import floorplan.store.dayend.Acceptances;
import floorplan.store.dayend.DayEndViews;
import floorplan.store.journal.DateBooks;
import floorplan.workflows.dayend.DayEnds;
import io.temporal.client.WorkflowClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the queries and the workflow starter behind the day-end endpoints. */
@Configuration(proxyBeanMethods = false)
class DayEndConfiguration {
    @Bean
    DayEndViews dayEndViews(ApiDatabases databases) {
        return new DayEndViews(databases.account());
    }

    @Bean
    Acceptances acceptances(ApiDatabases databases, AuditLog audit) {
        return new Acceptances(databases.account(), audit);
    }

    @Bean
    DateBooks dateBooks(ApiDatabases databases) {
        return new DateBooks(databases.account());
    }

    @Bean
    DayEnds dayEndsOfApi(WorkflowClient temporal, BusinessZone zone) {
        return new DayEnds(temporal, zone.zone());
    }
}
