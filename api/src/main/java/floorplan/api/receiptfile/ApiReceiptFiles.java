package floorplan.api.receiptfile;

import floorplan.activities.correction.LoanCorrections;
import floorplan.activities.receiptfile.Matching;
import floorplan.api.database.ApiDatabases;
import floorplan.domain.accrual.AccrualStrategies;
import floorplan.domain.repayment.Repayments;
import floorplan.store.database.AccountDatabase;
import floorplan.store.journal.Journal;
import floorplan.store.loan.Loans;
import floorplan.store.receiptfile.FileArrivals;
import floorplan.store.receiptfile.FileParts;
import floorplan.store.receiptfile.FileReasons;
import floorplan.store.receiptfile.FileSums;
import floorplan.store.receiptfile.PayerAccounts;
import floorplan.store.receiptfile.ReceiptFileList;
import floorplan.store.receiptfile.ReceiptFiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps and shows files as the API's own user. */
@Configuration(proxyBeanMethods = false)
class ApiReceiptFiles {
    @Bean
    ReceiptUploads receiptUploads(ApiDatabases databases) {
        AccountDatabase account = databases.account();
        ReceiptFiles files = new ReceiptFiles(account);
        return new ReceiptUploads(
                files, new FileParts(account), new FileArrivals(account, files), new FileReasons(account));
    }

    @Bean
    ReceiptFileViews receiptFileViews(ApiDatabases databases) {
        AccountDatabase account = databases.account();
        return new ReceiptFileViews(
                new ReceiptFiles(account),
                new FileReasons(account),
                new ReceiptFileList(account),
                new FileSums(account));
    }

    @Bean
    HeldFiles heldFiles(ApiDatabases databases) {
        return new HeldFiles(databases.account());
    }

    @Bean
    PayerAccounts payerAccounts(ApiDatabases databases) {
        return new PayerAccounts(databases.account());
    }

    /** Finds the loans that a receipt may be for, as they are now. */
    @Bean
    Matching matching(ApiDatabases databases, Repayments repayments, AccrualStrategies accruals) {
        AccountDatabase account = databases.account();
        return new Matching(
                account,
                repayments,
                new LoanCorrections(account, new Loans(account, loan -> {}), new Journal(account), accruals));
    }
}
