package floorplan.api.credit;

import floorplan.api.database.ApiDatabases;
import floorplan.runtime.credit.CreditSettings;
import floorplan.store.audit.AuditLog;
import floorplan.store.cache.CacheSettings;
import floorplan.store.cache.CachedReads;
import floorplan.store.cache.Lanes;
import floorplan.store.cache.RedisValues;
import floorplan.store.credit.CachedCreditLines;
import floorplan.store.credit.CreditLine;
import floorplan.store.credit.CreditViews;
import floorplan.store.credit.DeadLetterBulks;
import floorplan.store.credit.DeadLetterDecisions;
import floorplan.workflows.credit.CreditRestores;
import io.temporal.client.WorkflowClient;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans that read credit lines through the cache, record decisions about dead letters, and signal their workflows. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CreditSettings.class)
class CreditConfiguration {
    @Bean
    CachedReads<CreditLine> cachedCreditLines(
            CreditViews credit, RedisValues redis, Lanes<Optional<CreditLine>> lanes, CacheSettings settings) {
        return new CachedReads<>(new CachedCreditLines(credit), redis, lanes, settings);
    }

    @Bean
    DeadLetterDecisions deadLetterDecisions(ApiDatabases databases) {
        return new DeadLetterDecisions(databases.clms(), new AuditLog(databases.clms()));
    }

    @Bean
    DeadLetterBulks deadLetterBulks(ApiDatabases databases) {
        return new DeadLetterBulks(databases.clms());
    }

    @Bean
    CreditRestores creditRestores(WorkflowClient temporal) {
        return new CreditRestores(temporal);
    }
}
