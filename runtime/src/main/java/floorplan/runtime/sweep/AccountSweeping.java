package floorplan.runtime.sweep;

import floorplan.activities.EachAlone;
import floorplan.activities.sweep.AccountSweepActivities;
import floorplan.activities.sweep.LostBulks;
import floorplan.runtime.failure.Outages;
import floorplan.store.bulk.Bulks;
import floorplan.store.correction.CorrectionRequests;
import floorplan.store.database.AccountDatabase;
import floorplan.store.imports.Imports;
import floorplan.store.message.SendHashes;
import floorplan.store.receiptfile.FileReasons;
import floorplan.store.receiptfile.ReceiptFiles;
import floorplan.store.repayment.UnsentRepayments;
import floorplan.store.reversal.UnsentReversals;
import floorplan.workflows.RunningWorkflows;
import floorplan.workflows.bulk.BulkStarts;
import floorplan.workflows.correction.CorrectionStarts;
import floorplan.workflows.imports.ImportStarts;
import floorplan.workflows.receiptfile.ReceiptFileStarts;
import floorplan.workflows.repayment.RepaymentStarts;
import floorplan.workflows.reversal.ReversalStarts;
import floorplan.workflows.sweep.SweepStage;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The account side's part of a sweep. */
@Configuration(proxyBeanMethods = false)
public class AccountSweeping {
    @Bean
    AccountSweepActivities accountSweepActivities(
            SendHashes hashes, AccountDatabase database, WorkflowClient temporal, MeterRegistry meters) {
        return new AccountSweepActivities(
                hashes,
                new UnsentRepayments(database),
                new UnsentReversals(database),
                new CorrectionRequests(database),
                new Imports(database),
                new ReceiptFiles(database),
                new FileReasons(database),
                new RunningWorkflows(temporal),
                new RepaymentStarts(temporal),
                new ReversalStarts(temporal),
                new CorrectionStarts(temporal),
                new ImportStarts(temporal),
                new ReceiptFileStarts(temporal),
                new EachAlone(Outages::cause),
                new MendMeters(meters));
    }

    @Bean
    LostBulks accountBulkSweep(AccountDatabase database, WorkflowClient temporal, MeterRegistry meters) {
        BulkStarts starts = new BulkStarts(temporal);
        return new LostBulks(
                new Bulks(database),
                SweepStage.LOAN_BULKS,
                new RunningWorkflows(temporal),
                bulk -> starts.retryFailedLoans(bulk.id(), Objects.requireNonNull(bulk.businessDate())),
                new EachAlone(Outages::cause),
                new MendMeters(meters));
    }
}
