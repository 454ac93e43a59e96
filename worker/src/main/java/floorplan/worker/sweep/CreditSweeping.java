package floorplan.worker.sweep;

import floorplan.activities.EachAlone;
import floorplan.activities.sweep.CreditSweepActivities;
import floorplan.activities.sweep.LostBulks;
import floorplan.runtime.credit.CreditSettings;
import floorplan.runtime.failure.Outages;
import floorplan.runtime.sweep.MendMeters;
import floorplan.store.bulk.Bulks;
import floorplan.store.credit.CreditRestorations;
import floorplan.store.credit.DeadLetters;
import floorplan.store.credit.DeadQueue;
import floorplan.store.credit.GivenUpMessages;
import floorplan.store.credit.Strays;
import floorplan.store.database.ClmsDatabase;
import floorplan.worker.messaging.InboundConnections;
import floorplan.workflows.RunningWorkflows;
import floorplan.workflows.bulk.BulkStarts;
import floorplan.workflows.credit.CreditRestores;
import floorplan.workflows.sweep.SweepStage;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The credit side's part of a sweep. */
@Configuration(proxyBeanMethods = false)
public class CreditSweeping {
    @Bean
    CreditSweepActivities creditSweepActivities(
            InboundConnections connections,
            DeadLetters deadLetters,
            GivenUpMessages givenUp,
            DeadQueue deadQueue,
            CreditRestorations restorations,
            WorkflowClient temporal,
            CreditSettings settings,
            MeterRegistry meters) {
        return new CreditSweepActivities(
                deadLetters,
                new Strays(connections.unlimited(), givenUp, deadQueue, restorations, Outages::cause),
                new CreditRestores(temporal),
                settings.tries(),
                settings.firstPause(),
                new EachAlone(Outages::cause),
                new MendMeters(meters));
    }

    @Bean
    LostBulks creditBulkSweep(ClmsDatabase database, WorkflowClient temporal, MeterRegistry meters) {
        BulkStarts starts = new BulkStarts(temporal);
        return new LostBulks(
                new Bulks(database),
                SweepStage.LETTER_BULKS,
                new RunningWorkflows(temporal),
                bulk -> starts.decideDeadLetters(bulk.id(), bulk.decision(), Objects.requireNonNull(bulk.reason())),
                new EachAlone(Outages::cause),
                new MendMeters(meters));
    }
}
