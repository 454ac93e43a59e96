package floorplan.workflows;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import io.temporal.common.metadata.POJOWorkflowImplMetadata;
import io.temporal.common.metadata.POJOWorkflowMethodMetadata;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Today's code must be able to continue histories that were recorded on a real server. */
class ReplayTest {
    private static final Steps STEPS = new Steps();
    private static final TestWorkflowEnvironment TEMPORAL =
            TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                            .setWorkerInterceptors(STEPS)
                            .build())
                    .build());
    private static final Worker WORKER = TEMPORAL.newWorker(
            "replay",
            // On a busy machine a slow workflow task is no deadlock.
            WorkerOptions.newBuilder()
                    .setDefaultDeadlockDetectionTimeout(60_000)
                    .build());

    static {
        WORKER.registerWorkflowImplementationTypes(workflows().toArray(Class<?>[]::new));
    }

    @AfterAll
    static void stop() {
        TEMPORAL.close();
    }

    @ParameterizedTest
    @MethodSource("histories")
    void goesOnWithTodaysCode(String name) throws Exception {
        WorkflowExecutionHistory history = read(name);
        STEPS.called.clear();

        WorkflowReplayer.replayWorkflowExecution(history, WORKER);

        // The SDK itself does not notice if a result belongs to another local activity.
        assertThat(STEPS.called).isEqualTo(localActivities(history));
    }

    @Test
    void hasAHistoryOfEveryWorkflow() {
        Set<String> recorded =
                histories().map(ReplayTest::read).map(ReplayTest::type).collect(toSet());

        assertThat(recorded).isEqualTo(workflows().flatMap(ReplayTest::types).collect(toSet()));
    }

    private static Stream<Class<?>> workflows() {
        Path classes =
                path(TaskQueues.class.getProtectionDomain().getCodeSource().getLocation());
        return files(classes, "Run.class").stream()
                .map(file ->
                        file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                .map(ReplayTest::load);
    }

    private static Stream<String> types(Class<?> workflow) {
        return POJOWorkflowImplMetadata.newInstance(workflow).getWorkflowMethods().stream()
                .map(POJOWorkflowMethodMetadata::getName);
    }

    private static Path recordings() {
        return path(Objects.requireNonNull(ReplayTest.class.getResource("/histories")));
    }

    private static Stream<String> histories() {
        return files(recordings(), ".json").stream();
    }

    private static WorkflowExecutionHistory read(String name) {
        try {
            return WorkflowExecutionHistory.fromJson(
                    Files.readString(recordings().resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(WorkflowExecutionHistory history) {
        return history.getEvents()
                .getFirst()
                .getWorkflowExecutionStartedEventAttributes()
                .getWorkflowType()
                .getName();
    }

    private static List<String> localActivities(WorkflowExecutionHistory history) {
        return history.getEvents().stream()
                .filter(HistoryEvent::hasMarkerRecordedEventAttributes)
                .map(HistoryEvent::getMarkerRecordedEventAttributes)
                .filter(marker -> marker.getMarkerName().equals("LocalActivity"))
                .map(marker -> DefaultDataConverter.STANDARD_INSTANCE.fromPayload(
                        marker.getDetailsOrThrow("type").getPayloads(0), String.class, String.class))
                .toList();
    }

    private static List<String> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .filter(name -> name.endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path path(URL url) {
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Notes the steps that a workflow calls as local activities. */
    private static final class Steps extends WorkerInterceptorBase {
        final List<String> called = Collections.synchronizedList(new ArrayList<>());

        @Override
        public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
            return new WorkflowInboundCallsInterceptorBase(next) {
                @Override
                public void init(WorkflowOutboundCallsInterceptor calls) {
                    super.init(noting(calls));
                }
            };
        }

        private WorkflowOutboundCallsInterceptor noting(WorkflowOutboundCallsInterceptor calls) {
            return new WorkflowOutboundCallsInterceptorBase(calls) {
                @Override
                public <R> LocalActivityOutput<R> executeLocalActivity(LocalActivityInput<R> input) {
                    called.add(input.getActivityName());
                    return super.executeLocalActivity(input);
                }
            };
        }
    }
}
