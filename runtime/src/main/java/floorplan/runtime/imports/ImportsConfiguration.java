package floorplan.runtime.imports;

import floorplan.activities.imports.ImportActivities;
import floorplan.store.database.AccountDatabase;
import floorplan.store.imports.Claims;
import floorplan.store.imports.Imports;
import floorplan.store.imports.NewLoans;
import floorplan.store.imports.StagedLoans;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The account side of imports. */
@Configuration(proxyBeanMethods = false)
public class ImportsConfiguration {
    @Bean
    ImportActivities importActivities(AccountDatabase database, Journal journal, OpenDate openDate) {
        Imports imports = new Imports(database);
        return new ImportActivities(
                database,
                imports,
                new Claims(database, imports),
                new NewLoans(database, imports, journal, openDate),
                new StagedLoans(database));
    }
}
