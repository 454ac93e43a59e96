package floorplan.runtime.database;

import floorplan.store.database.ClmsDatabase;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clms schema as its worker's user. */
@Configuration
@EnableConfigurationProperties(ClmsSettings.class)
public class ClmsDatabaseConfiguration {
    /** A bean, so Spring Boot checks its health, counts its connections and closes it. */
    @Bean
    DataSource clmsDataSource(ClmsSettings settings) {
        return settings.asWorker().pool("clms");
    }

    @Bean
    ClmsDatabase clmsDatabase(ClmsSettings settings) {
        return new ClmsDatabase(clmsDataSource(settings));
    }
}
