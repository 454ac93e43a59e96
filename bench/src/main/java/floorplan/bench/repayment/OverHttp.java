package floorplan.bench.repayment;

import floorplan.bench.Application;
import floorplan.domain.repayment.AcceptedRepayment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Floorplan over HTTP, as clients use it. */
public record OverHttp(Application api, String token, HttpClient http) implements RepaymentContender {
    private static final Logger LOG = LoggerFactory.getLogger(OverHttp.class);
    private static final int TRIES = 10;

    @Override
    public String title() {
        return "Floorplan over HTTP";
    }

    @Override
    public void repay(AcceptedRepayment repayment) {
        HttpRequest request = request(repayment);
        HttpResponse<String> answer = send(request);
        for (int asked = 1; isToBeAskedAgain(answer) && asked < TRIES; asked++) {
            LOG.warn("asking again after {}: {}", answer.statusCode(), answer.body());
            waitAsTold(answer);
            answer = send(request);
        }
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
        }
    }

    /** Sends a repayment once and returns the status of the answer. */
    int ask(AcceptedRepayment repayment) {
        return send(request(repayment)).statusCode();
    }

    private HttpRequest request(AcceptedRepayment repayment) {
        String body = """
                {"loanId": "%s", "payer": "%s", "amount": "%s", "currency": "%s"%s}
                """.formatted(
                        repayment.loanId(),
                        repayment.payer(),
                        repayment.amount().amount().toPlainString(),
                        repayment.amount().currency(),
                        repayment.valueDate() == null ? "" : ", \"valueDate\": \"" + repayment.valueDate() + "\"");
        return HttpRequest.newBuilder(api.url("/v1/repayments"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", repayment.idempotencyKey())
                .header("Prefer", "wait=10")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    /** Returns whether the request must be repeated: it still runs, or the server had a fault. */
    private static boolean isToBeAskedAgain(HttpResponse<String> answer) {
        return answer.statusCode() == 202 || answer.statusCode() >= 500;
    }

    /** Waits as many seconds as {@code Retry-After} says, as a client should. */
    private static void waitAsTold(HttpResponse<String> answer) {
        try {
            Thread.sleep(Duration.ofSeconds(
                    answer.headers().firstValueAsLong("Retry-After").orElse(0)));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
}
