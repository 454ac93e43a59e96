package floorplan.api.receiptfile;

import floorplan.api.database.ApiDatabases;
import floorplan.store.database.AccountDatabase;
import floorplan.store.receiptfile.FileArrivals;
import floorplan.store.receiptfile.FileParts;
import floorplan.store.receiptfile.FileReasons;
import floorplan.store.receiptfile.FileSums;
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
}
