package floorplan.runtime.database;

import floorplan.store.database.BusinessClock;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The account schema as its worker's user: beans qualified {@code account}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccountSettings.class)
public class AccountDatabase {
    @Bean
    @Qualifier("account")
    DataSource accountDataSource(AccountSettings settings) {
        return settings.asWorker().pool("account");
    }

    @Bean
    @Qualifier("account")
    JdbcTemplate accountBatches(@Qualifier("account") DataSource database) {
        return new JdbcTemplate(database);
    }

    @Bean
    @Qualifier("account")
    JdbcClient accountJdbc(@Qualifier("account") JdbcTemplate batches) {
        return JdbcClient.create(batches);
    }

    @Bean
    @Qualifier("account")
    TransactionTemplate accountTransaction(@Qualifier("account") DataSource database) {
        return new TransactionTemplate(new JdbcTransactionManager(database));
    }

    @Bean
    @Qualifier("account")
    BusinessClock accountClock(
            @Qualifier("account") JdbcClient database, @Value("${floorplan.business-zone}") ZoneId zone) {
        return new BusinessClock(database, zone);
    }
}
