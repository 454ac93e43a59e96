package floorplan.api.dayend;

import floorplan.store.audit.AuditLog;
import floorplan.store.database.Snapshot;
import floorplan.store.dayend.Acceptances;
import floorplan.store.dayend.DayEndViews;
import floorplan.store.journal.DateBooks;
import floorplan.workflows.dayend.DayEnds;
import io.temporal.client.WorkflowClient;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the day-end pages read and start. */
@Configuration(proxyBeanMethods = false)
class DayEndConfiguration {
    @Bean
    DayEndViews dayEndViews(
            @Qualifier("accountReads") JdbcClient database, @Qualifier("accountReads") DataSource pool) {
        return new DayEndViews(database, new Snapshot(pool));
    }

    @Bean
    Acceptances acceptances(
            @Qualifier("accountReads") TransactionTemplate transaction,
            @Qualifier("accountReads") JdbcClient database,
            AuditLog audit) {
        return new Acceptances(transaction, database, audit);
    }

    @Bean
    DateBooks dateBooks(@Qualifier("accountReads") JdbcClient database) {
        return new DateBooks(database);
    }

    @Bean
    DayEnds dayEndsOfApi(WorkflowClient temporal, @Value("${floorplan.business-zone}") ZoneId zone) {
        return new DayEnds(temporal, zone);
    }
}
