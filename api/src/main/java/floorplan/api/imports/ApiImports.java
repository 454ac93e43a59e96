package floorplan.api.imports;

import floorplan.api.database.ApiDatabases;
import floorplan.store.imports.Imports;
import floorplan.store.imports.StagedCreditLines;
import floorplan.store.imports.StagedLoans;
import io.temporal.client.WorkflowClient;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Stages files as the API's own users, who may add and delete staged lines, but may not claim or book them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImportSettings.class)
class ApiImports {
    @Bean
    Uploads uploads(Imports imports, ApiDatabases databases) {
        return new Uploads(imports, new StagedLoans(databases.account()), new StagedCreditLines(databases.clms()));
    }

    @Bean
    ImportStarter importStarter(WorkflowClient temporal, Uploads uploads) {
        return new ImportStarter(temporal, uploads);
    }
}
