package floorplan.api.imports;

import floorplan.store.imports.Imports;
import floorplan.store.imports.StagedCreditLines;
import floorplan.store.imports.StagedLoans;
import io.temporal.client.WorkflowClient;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stages files as the API's own users, who may add and take away staged lines and nothing else of an import. */
@Configuration(proxyBeanMethods = false)
class ApiImports {
    @Bean
    Imports receivedImports(
            @Qualifier("accountReads") JdbcClient account, @Qualifier("accountReads") JdbcTemplate batches) {
        return new Imports(account, batches);
    }

    @Bean
    Uploads uploads(
            Imports imports,
            @Qualifier("accountReads") JdbcTemplate account,
            @Qualifier("clmsReads") JdbcTemplate clms) {
        return new Uploads(imports, new StagedLoans(account), new StagedCreditLines(clms));
    }

    @Bean
    ImportStarter importStarter(WorkflowClient temporal, Uploads uploads) {
        return new ImportStarter(temporal, uploads);
    }
}
