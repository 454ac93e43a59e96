package floorplan.api.database;

import floorplan.runtime.failure.FailureLog;
import floorplan.runtime.payload.PayloadKeys;
import floorplan.runtime.settings.BusinessZone;
import floorplan.runtime.settings.SettingsAgreement;
import floorplan.store.audit.AuditLog;
import floorplan.store.cache.CacheSettings;
import floorplan.store.cache.CachedReads;
import floorplan.store.cache.Lanes;
import floorplan.store.cache.RedisValues;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.BusinessClock;
import floorplan.store.database.ClmsDatabase;
import floorplan.store.loan.CachedLoans;
import floorplan.store.loan.LoanViews;
import floorplan.store.loan.LoanViews.LoanView;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Connects to both schemas as the users of the API, who mostly read. */
@Configuration
@Import(Reads.class)
@EnableConfigurationProperties({AccountReads.class, BusinessZone.class, ClmsReads.class})
class ApiDatabasesConfiguration {
    /** A bean because Boot checks its health, counts its connections and closes it. */
    @Bean
    DataSource accountReadsPool(AccountReads settings) {
        return settings.settings().pool("account-api");
    }

    /** A bean for the same reasons. */
    @Bean
    DataSource accountListsPool(AccountReads settings) {
        return settings.lists().pool("account-lists");
    }

    /** A bean for the same reasons. */
    @Bean
    DataSource clmsReadsPool(ClmsReads settings) {
        return settings.settings().pool("clms-api");
    }

    @Bean
    ApiDatabases apiDatabases(AccountReads account, ClmsReads clms) {
        return new ApiDatabases(
                new AccountDatabase(accountReadsPool(account)),
                new AccountDatabase(accountListsPool(account)),
                new ClmsDatabase(clmsReadsPool(clms)));
    }

    @Bean
    SettingsAgreement settingsAgreement(
            ApiDatabases databases,
            FailureLog failures,
            @Value("${spring.application.name}") String process,
            BusinessZone zone,
            PayloadKeys keys) {
        return SettingsAgreement.of(databases.account(), failures, process, zone, keys);
    }

    /** The audit log of the account schema. */
    @Bean
    AuditLog auditLog(ApiDatabases databases) {
        return new AuditLog(databases.account());
    }

    @Bean
    CachedReads<LoanView> cachedLoans(
            LoanViews loans, RedisValues redis, Lanes<Optional<LoanView>> lanes, CacheSettings settings) {
        return new CachedReads<>(new CachedLoans(loans), redis, lanes, settings);
    }

    @Bean
    BusinessClock businessClock(ApiDatabases databases, BusinessZone zone) {
        return new BusinessClock(databases.account(), zone.zone());
    }
}
