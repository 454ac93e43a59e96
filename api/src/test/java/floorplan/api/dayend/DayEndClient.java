package floorplan.api.dayend;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** A person who closes dates over HTTP. */
public record DayEndClient(RunningSystem system) {
    public Answer close(String date) {
        return asked("/v1/day-ends", "{\"businessDate\": \"" + date + "\"}");
    }

    public Answer show(String date) {
        return system.get("/v1/day-ends/" + date);
    }

    public Answer retry(String date) {
        return asked("/v1/day-ends/" + date + "/failures/retry", "");
    }

    /** Accepts the differences that the date's newest run of checks found. */
    public Answer accept(String date, String reason) {
        return accept(date, Math.max(1, run(date)), reason);
    }

    public Answer accept(String date, int run, String reason) {
        return asked("/v1/day-ends/" + date + "/accept", "{\"reason\": \"" + reason + "\", \"run\": " + run + "}");
    }

    private Answer asked(String path, String body) {
        return RunningSystem.untilTaken(() -> system.post(path, "application/json", body));
    }

    public void awaitStatus(String date, String status) {
        await(date + " " + status).until(() -> show(date).text("/status").equals(status));
    }

    public void closeAndAwait(String date, String status) {
        Answer asked = close(date);
        assertThat(asked.status()).as(asked.response().body()).isEqualTo(202);
        awaitStatus(date, status);
    }

    /** The first date that is not closed yet. Each test closes its own. */
    public String nextDate() {
        return date("SELECT open_date FROM open_date").toString();
    }

    LocalDate date(String sql) {
        return system.account.sql(sql).query(LocalDate.class).single();
    }

    List<JsonNode> checks(String date, boolean holding) {
        return StreamSupport.stream(show(date).body().at("/trialBalance/checks").spliterator(), false)
                .filter(check -> check.at("/holds").asBoolean() == holding)
                .toList();
    }

    /** The number of the date's newest run of checks, from 1. */
    int run(String date) {
        return show(date).body().at("/trialBalance/run").asInt();
    }

    /** A line of a trial balance: currency, expected figure, actual figure, difference. */
    String figures(String date, String name, String account, String loanType) {
        return checks(date, true).stream()
                .filter(check -> check.at("/name").asString().equals(name)
                        && text(check, "account").equals(account)
                        && text(check, "loanType").equals(loanType))
                .map(check -> String.join(
                        " ",
                        text(check, "currency"),
                        text(check, "expected"),
                        text(check, "actual"),
                        text(check, "difference")))
                .findFirst()
                .orElse("no such line");
    }

    private static String text(JsonNode node, String field) {
        return node.at("/" + field).isNull() ? "" : node.at("/" + field).asString();
    }
}
