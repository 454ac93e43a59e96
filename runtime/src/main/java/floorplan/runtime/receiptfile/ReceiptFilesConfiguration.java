package floorplan.runtime.receiptfile;

import floorplan.activities.receiptfile.FileProfiles;
import floorplan.activities.receiptfile.ReceiptFileActivities;
import floorplan.runtime.settings.BusinessZone;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.BusinessClock;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The steps of banks' files. */
@Configuration(proxyBeanMethods = false)
@Import(ReceiptProfiles.class)
public class ReceiptFilesConfiguration {
    @Bean
    ReceiptFileActivities receiptFileActivities(
            AccountDatabase database, FileProfiles profiles, Journal journal, OpenDate openDate, BusinessZone zone) {
        return new ReceiptFileActivities(
                database, profiles, journal, openDate, new BusinessClock(database, zone.zone()));
    }
}
