package floorplan.runtime.database;

import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The clms schema as its worker's user: beans qualified {@code clms}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClmsSettings.class)
public class ClmsDatabase {
    @Bean
    @Qualifier("clms")
    DataSource clmsDataSource(ClmsSettings settings) {
        return settings.asWorker().pool("clms");
    }

    @Bean
    @Qualifier("clms")
    JdbcTemplate clmsBatches(@Qualifier("clms") DataSource database) {
        return new JdbcTemplate(database);
    }

    @Bean
    @Qualifier("clms")
    JdbcClient clmsJdbc(@Qualifier("clms") JdbcTemplate batches) {
        return JdbcClient.create(batches);
    }

    @Bean
    @Qualifier("clms")
    TransactionTemplate clmsTransaction(@Qualifier("clms") DataSource database) {
        return new TransactionTemplate(new JdbcTransactionManager(database));
    }
}
