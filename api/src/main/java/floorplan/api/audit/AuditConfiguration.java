package floorplan.api.audit;

import floorplan.api.database.ApiDatabases;
import floorplan.store.audit.AuditList;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the query behind the list of audit entries. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {
    @Bean
    AuditList auditList(ApiDatabases databases) {
        return new AuditList(databases.lists(), databases.clms());
    }
}
