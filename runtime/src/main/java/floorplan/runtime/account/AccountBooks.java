package floorplan.runtime.account;

import floorplan.runtime.cache.CacheConfiguration;
import floorplan.runtime.database.AccountDatabase;
import floorplan.store.cache.Lanes;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import floorplan.store.loan.LoanViews.LoanView;
import floorplan.store.loan.Loans;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The loans and their journal, for every queue that posts. */
@Configuration(proxyBeanMethods = false)
@Import({AccountDatabase.class, CacheConfiguration.class})
public class AccountBooks {
    @Bean
    Loans loans(
            @Qualifier("account") JdbcClient database,
            @Qualifier("account") JdbcTemplate batches,
            Lanes<Optional<LoanView>> lanes) {
        return new Loans(database, batches, lanes::update);
    }

    @Bean
    Journal journal(@Qualifier("account") JdbcTemplate batches) {
        return new Journal(batches);
    }

    @Bean
    OpenDate openDate(@Qualifier("account") JdbcClient database) {
        return new OpenDate(database);
    }
}
