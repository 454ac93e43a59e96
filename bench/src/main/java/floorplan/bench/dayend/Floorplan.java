package floorplan.bench.dayend;

import floorplan.bench.Servers;
import floorplan.domain.dayend.DayEndStatus;
import floorplan.runtime.payload.EncryptedPayloads;
import floorplan.runtime.payload.PayloadKeys;
import floorplan.workflows.dayend.DayEnds;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Floorplan's own day-end: the workflow, from its start until its result, worked by the packaged worker. */
final class Floorplan implements DayEndContender, AutoCloseable {
    private final WorkflowServiceStubs temporal;
    private final DayEnds dayEnds;

    Floorplan(Servers servers) {
        temporal = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(Objects.requireNonNull(servers.environment().get("SPRING_TEMPORAL_CONNECTION_TARGET")))
                .build());
        PayloadKeys keys = new Binder(new MapConfigurationPropertySource(servers.springProperties()))
                .bind("floorplan.payloads", PayloadKeys.class)
                .get();
        WorkflowClientOptions readable = WorkflowClientOptions.newBuilder()
                .setDataConverter(new EncryptedPayloads().dataConverter(keys))
                .build();
        dayEnds = new DayEnds(WorkflowClient.newInstance(temporal, readable), ZoneId.of("Asia/Shanghai"));
    }

    @Override
    public Seconds close(LoanBook book) {
        Instant start = Instant.now();
        DayEndStatus status = dayEnds.startOrJoin(book.date()).getResult(DayEndStatus.class);
        Instant settled = Instant.now();
        if (status != DayEndStatus.BALANCED) {
            throw new IllegalStateException("the date is " + status + ": no figure");
        }
        // The database runs on this machine, so both share a clock.
        Instant closed = Objects.requireNonNull(book.account()
                        .queryForObject(
                                "SELECT closed_at FROM day_end WHERE business_date = ?",
                                LocalDateTime.class,
                                book.date()))
                .toInstant(ZoneOffset.UTC);
        return new Seconds(seconds(start, closed), seconds(start, settled));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }

    @Override
    public void close() {
        temporal.shutdownNow();
    }
}
