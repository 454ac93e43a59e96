package floorplan.runtime.receiptfile;

import floorplan.activities.correction.LoanCorrections;
import floorplan.activities.receipt.ReceiptReversals;
import floorplan.activities.receiptfile.FileApplication;
import floorplan.activities.receiptfile.FileProfiles;
import floorplan.activities.receiptfile.Matching;
import floorplan.activities.receiptfile.ReceiptFileActivities;
import floorplan.domain.repayment.Repayments;
import floorplan.runtime.settings.BusinessZone;
import floorplan.store.audit.AuditLog;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.BusinessClock;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import floorplan.store.loan.Loans;
import floorplan.store.message.CreditPublisher;
import floorplan.store.message.SendHashes;
import floorplan.store.repayment.RepaymentLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The steps of banks' files. */
@Configuration(proxyBeanMethods = false)
@Import(ReceiptProfiles.class)
public class ReceiptFilesConfiguration {
    @Bean
    ReceiptFileActivities receiptFileActivities(
            AccountDatabase database,
            FileProfiles profiles,
            ReceiptFileSettings settings,
            FileApplication application,
            Repayments repayments,
            LoanCorrections corrections,
            Journal journal,
            OpenDate openDate,
            BusinessZone zone,
            ReceiptReversals reversals) {
        return new ReceiptFileActivities(
                database,
                profiles,
                new Matching(database, repayments, corrections),
                settings.holdRule(),
                application,
                journal,
                openDate,
                new BusinessClock(database, zone.zone()),
                reversals);
    }

    @Bean
    FileApplication fileApplication(
            AccountDatabase database,
            RepaymentLog log,
            Journal journal,
            OpenDate openDate,
            BusinessZone zone,
            Repayments repayments,
            Loans loans,
            LoanCorrections corrections,
            SendHashes hashes,
            CreditPublisher publisher) {
        return new FileApplication(
                database,
                log,
                journal,
                openDate,
                new BusinessClock(database, zone.zone()),
                repayments,
                loans,
                corrections,
                new AuditLog(database),
                hashes,
                publisher);
    }
}
