package floorplan.api.openapi;

import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.util.Arrays;
import java.util.stream.Stream;

/** Requests whose answers may become examples. */
record ExampleCalls(RunningSystem system, RecordedExamples examples) {
    Answer post(String path, String body, String... headers) {
        return RunningSystem.untilTaken(() -> system.post(
                path,
                "application/json",
                body,
                Stream.concat(Arrays.stream(headers), Stream.of("Prefer", "wait=10"))
                        .toArray(String[]::new)));
    }

    Answer get(String operationId, String path) {
        return examples.answer(operationId, system.get(path));
    }
}
