package floorplan.runtime.account;

import floorplan.runtime.cache.CacheConfiguration;
import floorplan.runtime.database.AccountDatabaseConfiguration;
import floorplan.store.cache.Lanes;
import floorplan.store.database.AccountDatabase;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import floorplan.store.loan.LoanViews.LoanView;
import floorplan.store.loan.Loans;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The loans and their journal, for every queue that posts. */
@Configuration(proxyBeanMethods = false)
@Import({AccountDatabaseConfiguration.class, CacheConfiguration.class})
public class AccountBooks {
    @Bean
    Loans loans(AccountDatabase database, Lanes<Optional<LoanView>> lanes) {
        return new Loans(database, lanes::update);
    }

    @Bean
    Journal journal(AccountDatabase database) {
        return new Journal(database);
    }

    @Bean
    OpenDate openDate(AccountDatabase database) {
        return new OpenDate(database);
    }
}
