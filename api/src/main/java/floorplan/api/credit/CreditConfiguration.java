package floorplan.api.credit;

import floorplan.runtime.credit.CreditSettings;
import floorplan.store.audit.AuditLog;
import floorplan.store.cache.CacheSettings;
import floorplan.store.cache.CachedReads;
import floorplan.store.cache.Lanes;
import floorplan.store.cache.RedisValues;
import floorplan.store.credit.CachedCreditLines;
import floorplan.store.credit.CreditLine;
import floorplan.store.credit.CreditViews;
import floorplan.store.credit.DeadLetterDesk;
import floorplan.workflows.credit.CreditRestores;
import io.temporal.client.WorkflowClient;
import java.util.Optional;
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
    CachedReads<CreditLine> cachedCreditLines(
            CreditViews credit, RedisValues redis, Lanes<Optional<CreditLine>> lanes, CacheSettings settings) {
        return new CachedReads<>(new CachedCreditLines(credit), redis, lanes, settings);
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
