package floorplan.api.credit;

import floorplan.store.audit.AuditLog;
import floorplan.store.credit.CreditViews;
import floorplan.store.credit.DeadLetterDesk;
import floorplan.worker.credit.CreditSettings;
import floorplan.workflows.credit.CreditRestores;
import io.temporal.client.WorkflowClient;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the credit pages read and start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CreditSettings.class)
class CreditConfiguration {
    @Bean
    CreditViews creditViews(@Qualifier("clmsReads") JdbcClient database) {
        return new CreditViews(database);
    }

    @Bean
    DeadLetterDesk deadLetterDesk(
            @Qualifier("clmsReads") TransactionTemplate transaction, @Qualifier("clmsReads") JdbcClient database) {
        return new DeadLetterDesk(transaction, database, new AuditLog(database));
    }

    @Bean
    CreditRestores creditRestores(WorkflowClient temporal) {
        return new CreditRestores(temporal);
    }
}
