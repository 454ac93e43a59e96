package floorplan.api.correction;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.MoneyInvariants;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The same repayments and reversals leave the same loan, in whatever order they arrive. */
class ArrivalOrderIT {
    /** The full trial is {@code -Dcorrections.loans=200}. */
    private static final int LOANS = Integer.getInteger("corrections.loans", 6);

    private static final long SEED = Long.getLong("corrections.seed", 1);
    private static final int REPAYMENTS = 5;
    private static final LocalDate DRAWDOWN = LocalDate.of(2026, 1, 5);
    private static final List<String> TYPES = List.of("DEALER", "SPLIT", "MANUFACTURER");

    private final RunningSystem system = RunningSystem.get();
    private final Random random = new Random(SEED);

    /** @param day of the value date, from drawdown on; no two of a loan share it */
    private record Paid(int day, String amount, boolean bounces) {
        String valueDate() {
            return DRAWDOWN.plusDays(day).toString();
        }
    }

    @Test
    void makesNoDifference() {
        Portfolio portfolio = new Portfolio().dealer("D-ORDER", "900000000.00");
        for (int loan = 0; loan < LOANS; loan++) {
            String type = TYPES.get(loan % TYPES.size());
            portfolio.loan("IN-TIME-" + loan, "D-ORDER", type).loan("LATE-" + loan, "D-ORDER", type);
        }
        portfolio.importInto(system);
        for (int loan = 0; loan < LOANS; loan++) {
            List<Paid> inTime = repayments();
            List<Paid> late = new ArrayList<>(inTime.subList(0, REPAYMENTS - 1));
            Collections.shuffle(late, random);
            late.addFirst(inTime.getLast());
            pay("IN-TIME-" + loan, inTime);
            pay("LATE-" + loan, late);

            assertThat(standing("LATE-" + loan))
                    .as("seed %s, loan %s, %s", SEED, loan, late)
                    .isEqualTo(standing("IN-TIME-" + loan));
        }
        await("everything done").until(() -> MoneyInvariants.quiet(system));
        MoneyInvariants.assertBalanced(system);
    }

    private List<Paid> repayments() {
        return random.ints(1, 75)
                .distinct()
                .limit(REPAYMENTS)
                .sorted()
                .mapToObj(day -> new Paid(day, 1 + random.nextInt(8_000) + ".37", random.nextInt(5) == 0))
                .toList();
    }

    private void pay(String loan, List<Paid> repayments) {
        for (Paid paid : repayments) {
            Answer repaid = system.repay(loan + ":" + paid.day(), """
                    {"loanId": "%s", "payer": "DEALER", "amount": "%s", "currency": "CNY", "valueDate": "%s"}
                    """.formatted(loan, paid.amount(), paid.valueDate()));
            assertThat(repaid.status()).as(repaid.response().body()).isEqualTo(201);
            if (paid.bounces()) {
                String path = "/v1/repayments/" + repaid.text("/id") + "/reversal";
                Answer reversed = RunningSystem.untilTaken(
                        () -> system.post(path, "application/json", "{\"reason\": \"bounced\"}", "Prefer", "wait=10"));
                assertThat(reversed.status()).as(reversed.response().body()).isEqualTo(201);
            }
        }
    }

    /** Balances, interest periods, each date's amounts and each repayment's present allocation. */
    private Map<String, Object> standing(String loan) {
        JsonNode shown = system.get("/v1/loans/" + loan).body();
        Map<String, Object> standing = new TreeMap<>();
        for (String part : List.of("principal", "accruedThrough", "owed", "interestPeriods", "status")) {
            standing.put(part, shown.at("/" + part).toString());
        }
        for (JsonNode row : items(loan, "accruals")) {
            for (String part : List.of("lateFee", "dealerInterest", "manufacturerInterest", "penalty")) {
                standing.merge(
                        row.at("/date").asString() + " " + part,
                        new BigDecimal(row.at("/" + part).asString()),
                        (a, b) -> ((BigDecimal) a).add((BigDecimal) b));
            }
        }
        for (JsonNode repaid : items(loan, "repayments")) {
            standing.put(
                    "repaid " + repaid.at("/valueDate").asString(),
                    repaid.at("/status").asString() + repaid.at("/presentAllocation"));
        }
        return standing;
    }

    private Iterable<JsonNode> items(String loan, String list) {
        return system.get("/v1/loans/" + loan + "/" + list + "?limit=1000")
                .body()
                .at("/items");
    }
}
