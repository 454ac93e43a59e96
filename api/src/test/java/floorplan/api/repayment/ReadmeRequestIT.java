package floorplan.api.repayment;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The request that README.md shows, as a shell reads it. */
class ReadmeRequestIT {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\n(\\. \\.floorplan/env\\n.*?)^```");

    /** Replaces curl: prints its arguments, each followed by a NUL. */
    private static final String CURL = "curl() { printf '%s\\0' \"$@\"; }\n";

    @TempDir
    Path folder;

    @Test
    void repaysALoanOfTheDemo() throws Exception {
        RunningSystem system = RunningSystem.get();
        new Portfolio()
                .dealer("EXAMPLE-DEALER-1", "800000.00")
                .loan("EXAMPLE-SPLIT", "EXAMPLE-DEALER-1", "SPLIT")
                .importInto(system);

        Answer answer = system.send(request(argumentsOfCurl(system)));

        assertThat(answer.status()).as(answer.response().body()).isIn(201, 202);
        String repayment = "/v1/repayments/" + answer.text("/id");
        await("the repayment is done")
                .until(() -> system.get(repayment).text("/status").equals("COMPLETED"));
        assertThat(system.get(repayment).text("/allocation/principal")).isEqualTo("8902.07");
        assertThat(system.get(repayment).text("/workflowId")).startsWith("repayment:");
    }

    private List<String> argumentsOfCurl(RunningSystem system) throws IOException, InterruptedException {
        Matcher block = BLOCK.matcher(Files.readString(Path.of("../README.md")));
        assertThat(block.find()).as("a block that reads .floorplan/env").isTrue();
        Files.createDirectory(folder.resolve(".floorplan"));
        Files.writeString(folder.resolve(".floorplan/env"), """
                FLOORPLAN_URL=%s
                FLOORPLAN_TOKEN=%s
                """.formatted(system.api.url(), RunningSystem.TOKEN));
        Process shell = new ProcessBuilder("bash", "-c", CURL + block.group(1))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String arguments = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        return List.of(arguments.split("\0"));
    }

    /** The request that curl would make. */
    private static HttpRequest.Builder request(List<String> arguments) {
        Queue<String> left = new ArrayDeque<>(arguments);
        HttpRequest.Builder request = HttpRequest.newBuilder();
        while (!left.isEmpty()) {
            String argument = left.remove();
            switch (argument) {
                case "-s" -> {}
                case "-H" -> {
                    String[] header = left.remove().split(": ", 2);
                    request.header(header[0], header[1]);
                }
                case "-d" -> request.POST(BodyPublishers.ofString(left.remove()));
                default -> request.uri(URI.create(argument));
            }
        }
        return request;
    }
}
