package floorplan.bench.repayment;

import floorplan.bench.Application;
import floorplan.bench.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/** Floorplan, which is given the file over HTTP and carries it out to its end. */
final class FloorplanFile implements FileContender {
    private static final Duration LOOK_UP = Duration.ofMillis(100);
    private static final int ACCEPTED = 202;

    private final Application api;
    private final String token;
    private final HttpClient http;
    private final JdbcTemplate account;
    private final FilePhases phases;

    /** @param phases told of the phase that the file is in */
    FloorplanFile(Application api, String token, HttpClient http, Servers servers, FilePhases phases) {
        this.phases = phases;
        this.api = api;
        this.token = token;
        this.http = http;
        this.account = servers.asOwner("account");
    }

    @Override
    public String title() {
        return "Floorplan over HTTP";
    }

    @Override
    public int pay(RepaymentFile file, long end) {
        HttpRequest request = HttpRequest.newBuilder(api.url("/v1/receipt-files/csv"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "text/csv")
                .header("Floorplan-Control", file.control())
                .header("Prefer", "wait=0")
                .POST(BodyPublishers.ofByteArray(file.bytes()))
                .build();
        phases.in("receive and stage");
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() > ACCEPTED) {
            throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
        }
        awaitEnd();
        return file.lines();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitEnd() {
        Progress progress = progress();
        while (List.of("RECEIVED", "BOOKING").contains(progress.status())) {
            phases.in(progress.phase());
            try {
                Thread.sleep(LOOK_UP);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            progress = progress();
        }
        if (!progress.status().equals("POSTED")) {
            throw new IllegalStateException("the file ended as " + progress.status() + ": no figure");
        }
        phases.in("restore the last credit");
    }

    private record Progress(String status, long receipts, long booked) {
        String phase() {
            if (status.equals("RECEIVED")) {
                return receipts == 0 ? "receive and stage" : "match";
            }
            return booked == receipts ? "apply and send" : "book";
        }
    }

    private Progress progress() {
        return Objects.requireNonNull(account.queryForObject(
                "SELECT status, receipts, receipts_through - 1 AS booked FROM receipt_file ORDER BY seq DESC LIMIT 1",
                (row, n) -> new Progress(row.getString("status"), row.getLong("receipts"), row.getLong("booked"))));
    }
}
