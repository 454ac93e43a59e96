package floorplan.runtime.database;

import floorplan.store.database.AccountDatabase;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The account schema as its worker's user. */
@Configuration
@EnableConfigurationProperties(AccountSettings.class)
public class AccountDatabaseConfiguration {
    /** A bean, so Spring Boot checks its health, counts its connections and closes it. */
    @Bean
    DataSource accountDataSource(AccountSettings settings) {
        return settings.asWorker().pool("account");
    }

    @Bean
    AccountDatabase accountDatabase(AccountSettings settings) {
        return new AccountDatabase(accountDataSource(settings));
    }
}
