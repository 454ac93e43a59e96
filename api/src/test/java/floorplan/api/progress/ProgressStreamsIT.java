package floorplan.api.progress;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.dayend.DayEndClient;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Progress as server-sent events of the running system. */
class ProgressStreamsIT {
    private static final String DATE = "2026-02-17";
    private static final String PATH = "/v1/day-ends/" + DATE + "/progress";

    private final RunningSystem system = RunningSystem.get();

    /** Opens a stream, whose answer has begun when this returns. */
    private HttpResponse<InputStream> open(HttpClient client) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(system.api.url() + PATH))
                        .header("Authorization", "Bearer " + RunningSystem.TOKEN)
                        .header("Accept", "text/event-stream")
                        .header("Last-Event-ID", "7")
                        .build(),
                BodyHandlers.ofInputStream());
    }

    private void begin() {
        system.account
                .sql("INSERT INTO day_end (business_date, started_at) VALUES (?, UTC_TIMESTAMP(6))")
                .param(DATE)
                .update();
    }

    private static String untilEvent(BufferedReader events, String name) throws IOException {
        String line = events.readLine();
        while (line != null && !line.equals("event: " + name)) {
            line = events.readLine();
        }
        return String.valueOf(events.readLine());
    }

    @Test
    void tellsTheProgressAsItHappensAndEndsWithIt() throws Exception {
        begin();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> stream = open(client);
            assertThat(stream.headers().firstValue("Content-Type")).hasValue("text/event-stream;charset=UTF-8");
            assertThat(stream.headers().firstValue("Cache-Control")).hasValue("no-store");
            BufferedReader events = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
            assertThat(untilEvent(events, "progress")).contains("\"status\":\"RUNNING\"");

            system.account
                    .sql(
                            "INSERT INTO trial_balance (business_date, run, checked_at, holds) VALUES (?, 1, UTC_TIMESTAMP(6), 1)")
                    .param(DATE)
                    .update();
            assertThat(untilEvent(events, "progress")).contains("\"status\":\"BALANCED\"");
            assertThat(untilEvent(events, "end")).isEqualTo("data: {}");
            assertThat(events.lines()).containsExactly("");
        }
    }

    @Test
    void opensAsManyStreamsAsAClientMayHaveAndGivesTheirPlacesBack() throws Exception {
        begin();
        List<HttpResponse<InputStream>> open = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> stream = open(client);
            while (stream.statusCode() == 200) {
                open.add(stream);
                stream = open(client);
            }
            assertThat(stream.statusCode()).isEqualTo(503);
            assertThat(new String(stream.body().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("/problems/overloaded");
            assertThat(open).as("two thirds of 24").hasSize(16);
            assertThat(system.get("/v1/day-ends/" + DATE).status()).isEqualTo(200);
            for (HttpResponse<InputStream> held : open) {
                held.body().close();
            }
            await("a place").until(() -> {
                HttpResponse<InputStream> again = open(client);
                again.body().close();
                return again.statusCode() == 200;
            });
        }
    }

    @Test
    void followsImportsAndRealDayEnds() {
        new Portfolio()
                .dealer("FOLLOWED", "800000.00")
                .loan("FOLLOWED-1", "FOLLOWED", "SPLIT", LocalDate.parse(DATE))
                .importInto(system);
        String imported = system.get("/v1/imports?limit=1").text("/items/0/id");
        assertThat(events("/v1/imports/" + imported + "/progress"))
                .contains("\"status\":\"COMPLETED\"")
                .endsWith("event: end\ndata: {}\n\n");

        assertThat(new DayEndClient(system).close(DATE).status()).isEqualTo(202);
        await("the launcher has begun")
                .until(() -> system.get("/v1/day-ends/" + DATE).status() == 200);
        assertThat(events(PATH)).contains("\"status\":\"BALANCED\"").endsWith("event: end\ndata: {}\n\n");
        assertThat(system.get("/v1/day-ends/2020-01-01/progress").text("/type")).isEqualTo("/problems/not-found");
        assertThat(system.get("/v1/receipt-files/none/progress").status()).isEqualTo(404);
    }

    private String events(String path) {
        Answer stream = system.getText(path, "Accept", "text/event-stream");
        assertThat(stream.status()).as(stream.response().body()).isEqualTo(200);
        return stream.response().body();
    }
}
