package floorplan.workflows;

import floorplan.devstack.TestStack;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Runs workflows on a real Temporal server and keeps their histories for {@link ReplayTest}. */
public final class HistoryRecorder implements AutoCloseable {
    private final Path folder;
    private final WorkflowServiceStubs server;
    private final WorkflowClient client;
    private final WorkerFactory workers;

    /**
     * Starts a worker on every queue with the given workflows and activities.
     *
     * @param feature the folder for the histories
     */
    public HistoryRecorder(String feature, Class<?>[] workflows, Object... activities) {
        folder = Path.of("src/test/resources/histories", feature);
        server = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(
                        Objects.requireNonNull(TestStack.get().environment().get("SPRING_TEMPORAL_CONNECTION_TARGET")))
                .build());
        // The default identity would put the machine's name into every file.
        client = WorkflowClient.newInstance(
                server,
                WorkflowClientOptions.newBuilder().setIdentity("recorder").build());
        workers = WorkerFactory.newInstance(client);
        for (String queue : List.of(TaskQueues.ACCOUNT, TaskQueues.CLMS, TaskQueues.DAY_END)) {
            Worker worker = workers.newWorker(queue);
            worker.registerWorkflowImplementationTypes(workflows);
            worker.registerActivitiesImplementations(activities);
        }
        workers.start();
    }

    public WorkflowClient client() {
        return client;
    }

    /** An id that no earlier recording has used. */
    public static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** Waits until the workflow has ended and keeps its history under the given name. */
    public void keep(String workflowId, String name) throws IOException {
        client.newUntypedWorkflowStub(workflowId).getResult(Object.class);
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve(name + ".json"), client.fetchHistory(workflowId).toJson(true) + "\n");
    }

    @Override
    public void close() {
        workers.shutdownNow();
        server.shutdownNow();
    }
}
