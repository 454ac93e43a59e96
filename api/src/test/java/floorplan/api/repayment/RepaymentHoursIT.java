package floorplan.api.repayment;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Repayments by hour, with their time to completion. */
class RepaymentHoursIT {
    private static RunningSystem system;

    @BeforeAll
    static void repay() {
        system = RunningSystem.get();
        new Portfolio()
                .dealer("HOURS", "900000.00")
                .loan("HOURS-1", "HOURS", "DEALER")
                .importInto(system);
    }

    private static String repaid(String key, String amount, int status) {
        Answer answer = system.repay(key, """
                {"loanId": "HOURS-1", "payer": "DEALER", "amount": "%s", "currency": "CNY", "valueDate": "2026-03-10"}
                """.formatted(amount));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        return answer.text("/id");
    }

    /** Moves a repayment to the tenth minute of an hour, as if it had been sent some seconds later. */
    private static void move(String condition, Instant hour, int seconds) {
        LocalDateTime accepted = LocalDateTime.ofInstant(hour.plus(10, ChronoUnit.MINUTES), ZoneOffset.UTC);
        system.account
                .sql("UPDATE repayment_log SET accepted_at = :accepted,"
                        + " sent_at = CASE WHEN sent_at IS NULL THEN NULL ELSE :accepted + INTERVAL :seconds SECOND END"
                        + " WHERE " + condition)
                .param("accepted", accepted)
                .param("seconds", seconds)
                .update();
    }

    private static List<JsonNode> hours(String query) {
        Answer answer = system.get("/v1/repayments/hours" + query);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        List<JsonNode> hours = new ArrayList<>();
        answer.body().at("/hours").forEach(hours::add);
        return hours;
    }

    @Test
    void areCountedWithTheirTimeToCompletion() {
        String slow = repaid("hours-1", "100.00", 201);
        String fast = repaid("hours-2", "100.00", 201);
        repaid("hours-3", "999999.00", 422);
        Instant before =
                Instant.parse(hours("").getFirst().at("/start").asString()).plus(5, ChronoUnit.HOURS);
        move("id = '" + slow + "'", before, 4);
        move("id = '" + fast + "'", before, 2);
        move("status = 'REFUSED'", before, 0);

        List<JsonNode> hours = hours("");
        assertThat(hours).hasSize(24);
        assertThat(hours)
                .extracting(hour -> Instant.parse(hour.at("/start").asString()))
                .isSorted();
        JsonNode moved = hours.stream()
                .filter(hour -> hour.at("/start").asString().equals(before.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(moved.at("/accepted").asLong()).isEqualTo(3);
        assertThat(moved.at("/refused").asLong()).isEqualTo(1);
        assertThat(moved.at("/completed").asLong()).isEqualTo(2);
        assertThat(moved.at("/meanMillis").asLong()).isEqualTo(3_000);
        assertThat(moved.at("/longestMillis").asLong()).isEqualTo(4_000);
        assertThat(hours.getLast().at("/accepted").asLong()).isZero();
        assertThat(hours.getLast().at("/meanMillis").isNull()).isTrue();
    }

    @Test
    void coverAWeekAtMost() {
        assertThat(hours("?hours=168")).hasSize(168);
        for (String wrong : List.of("0", "169", "-1")) {
            assertThat(system.get("/v1/repayments/hours?hours=" + wrong).text("/errors/0/field"))
                    .isEqualTo("hours");
        }
    }
}
