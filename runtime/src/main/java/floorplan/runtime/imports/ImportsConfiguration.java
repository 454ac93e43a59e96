package floorplan.runtime.imports;

import floorplan.activities.imports.ImportActivities;
import floorplan.store.imports.Claims;
import floorplan.store.imports.Imports;
import floorplan.store.imports.NewLoans;
import floorplan.store.imports.StagedLoans;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The account side of imports. */
@Configuration(proxyBeanMethods = false)
public class ImportsConfiguration {
    @Bean
    ImportActivities importActivities(
            @Qualifier("account") JdbcClient database,
            @Qualifier("account") JdbcTemplate batches,
            @Qualifier("account") TransactionTemplate transaction,
            Journal journal,
            OpenDate openDate) {
        Imports imports = new Imports(database, batches);
        return new ImportActivities(
                transaction,
                imports,
                new Claims(database, transaction, imports),
                new NewLoans(database, transaction, imports, journal, openDate),
                new StagedLoans(batches));
    }
}
