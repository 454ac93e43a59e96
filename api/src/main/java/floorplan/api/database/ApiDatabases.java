package floorplan.api.database;

import floorplan.store.audit.AuditLog;
import floorplan.store.cache.CacheSettings;
import floorplan.store.cache.CachedReads;
import floorplan.store.cache.Lanes;
import floorplan.store.cache.RedisValues;
import floorplan.store.database.BusinessClock;
import floorplan.store.database.Snapshot;
import floorplan.store.loan.CachedLoans;
import floorplan.store.loan.LoanHistory;
import floorplan.store.loan.LoanViews;
import floorplan.store.loan.LoanViews.LoanView;
import floorplan.store.repayment.RepaymentViews;
import floorplan.store.reversal.ReversalViews;
import java.time.ZoneId;
import java.util.Optional;
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

/** Both schemas as the API's own users, who read nearly everything and change nearly nothing: beans {@code accountReads} and {@code clmsReads}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AccountReads.class, ClmsReads.class})
class ApiDatabases {
    @Bean
    @Qualifier("accountReads")
    DataSource accountReadsPool(AccountReads settings) {
        return settings.settings().pool("account-api");
    }

    @Bean
    @Qualifier("accountReads")
    JdbcTemplate accountReadsBatches(@Qualifier("accountReads") DataSource database) {
        return new JdbcTemplate(database);
    }

    @Bean
    @Qualifier("accountReads")
    JdbcClient accountReadsJdbc(@Qualifier("accountReads") JdbcTemplate batches) {
        return JdbcClient.create(batches);
    }

    @Bean
    @Qualifier("accountReads")
    TransactionTemplate accountReadsTransaction(@Qualifier("accountReads") DataSource database) {
        return new TransactionTemplate(new JdbcTransactionManager(database));
    }

    /** The account side's: what people have done there. */
    @Bean
    AuditLog auditLog(@Qualifier("accountReads") JdbcClient database) {
        return new AuditLog(database);
    }

    @Bean
    @Qualifier("clmsReads")
    DataSource clmsReadsPool(ClmsReads settings) {
        return settings.settings().pool("clms-api");
    }

    @Bean
    @Qualifier("clmsReads")
    JdbcTemplate clmsReadsBatches(@Qualifier("clmsReads") DataSource database) {
        return new JdbcTemplate(database);
    }

    @Bean
    @Qualifier("clmsReads")
    JdbcClient clmsReadsJdbc(@Qualifier("clmsReads") JdbcTemplate batches) {
        return JdbcClient.create(batches);
    }

    @Bean
    @Qualifier("clmsReads")
    TransactionTemplate clmsReadsTransaction(@Qualifier("clmsReads") DataSource database) {
        return new TransactionTemplate(new JdbcTransactionManager(database));
    }

    @Bean
    LoanViews loanViews(@Qualifier("accountReads") JdbcClient database, @Qualifier("accountReads") DataSource pool) {
        return new LoanViews(database, new Snapshot(pool));
    }

    @Bean
    CachedReads<LoanView> cachedLoans(
            LoanViews loans, RedisValues redis, Lanes<Optional<LoanView>> lanes, CacheSettings settings) {
        return new CachedReads<>(new CachedLoans(loans), redis, lanes, settings);
    }

    @Bean
    LoanHistory loanHistory(
            @Qualifier("accountReads") JdbcClient database, @Qualifier("accountReads") DataSource pool) {
        return new LoanHistory(database, new Snapshot(pool));
    }

    @Bean
    ReversalViews reversalViews(@Qualifier("accountReads") JdbcClient database) {
        return new ReversalViews(database);
    }

    @Bean
    RepaymentViews repaymentViews(@Qualifier("accountReads") JdbcClient database) {
        return new RepaymentViews(database);
    }

    @Bean
    @Qualifier("accountReads")
    BusinessClock accountReadsClock(
            @Qualifier("accountReads") JdbcClient database, @Value("${floorplan.business-zone}") ZoneId zone) {
        return new BusinessClock(database, zone);
    }
}
