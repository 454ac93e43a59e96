package floorplan.api.security;

import static floorplan.api.system.RunningSystem.count;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.security.GridOperation.Thing;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation of the running API's OpenAPI document × every role × the owner of each thing. Each cell is answered
 * as {@link GridOperation} says, and someone else's thing is answered exactly like a missing one, byte for byte.
 */
class AccessGridIT {
    private static final List<GridRole> ROLES = GridRole.all();
    private static final AtomicInteger CELLS = new AtomicInteger();
    private static final AtomicInteger COMPARED = new AtomicInteger();

    private static RunningSystem system;
    private static Map<String, GridOperation> considered;

    @BeforeAll
    static void start() {
        system = RunningSystem.get();
        LocalDate drawdown = LocalDate.of(2026, 1, 5);
        new Portfolio()
                .dealer("DEALER-A", "1000000.00")
                .dealer("DEALER-B", "1000000.00")
                .loan("LOAN-AA", "DEALER-A", "MAKER-A", "SPLIT", drawdown)
                .loan("LOAN-BB", "DEALER-B", "MAKER-B", "SPLIT", drawdown)
                .loan("LOAN-AB", "DEALER-A", "MAKER-B", "SPLIT", drawdown)
                .importInto(system);
        List<Thing> repayments = new ArrayList<>();
        for (String parties : List.of("AA", "BB", "AB")) {
            repayments.add(repaid(parties, "DEALER", "DEALER-" + parties.charAt(0)));
            repayments.add(repaid(parties, "MANUFACTURER", "MAKER-" + parties.charAt(1)));
        }
        repayments.add(new Thing("0".repeat(32), false, "", Set.of()));
        considered = GridOperation.all(repayments);
        GridOperation.RECEIPTS.stream().filter(Thing::exists).forEach(AccessGridIT::receive);
    }

    private static Thing repaid(String parties, String payer, String party) {
        String loan = "LOAN-" + parties;
        Answer answer = system.repay("grid-" + loan + payer, """
                {"loanId": "%s", "payer": "%s", "amount": "10.00", "currency": "CNY", "valueDate": "2026-03-10"}
                """.formatted(loan, payer));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return new Thing(answer.text("/id"), true, payer, Set.of(party));
    }

    private static void receive(Thing receipt) {
        system.account
                .sql("""
                        INSERT INTO receipt (id, origin, payer, party, currency, amount, open_amount, received_on, status, note, created_at)
                        VALUES (:id, 'BANK', :payer, :party, 'CNY', 100, 100, '2026-03-10', 'OPEN', 'It names no loan.', '2026-03-10 08:00:00')
                        """)
                .param("id", receipt.id())
                .param("payer", receipt.payer())
                .param("party", receipt.shownTo().stream().findFirst().orElse(null))
                .update();
    }

    private static long unknownLoans() {
        return count(
                system.account,
                "SELECT COUNT(*) FROM repayment_log WHERE (client LIKE 'DEALER-%' OR client LIKE 'MAKER-%')"
                        + " AND refusal_reason = 'UNKNOWN_LOAN'");
    }

    private static Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        system.get("/v3/api-docs")
                .body()
                .at("/paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    @Test
    void considersEveryOperationThatTheApiOffersAndNoOther() {
        assertThat(considered.keySet()).isEqualTo(operations());
    }

    static Stream<String> everyOperation() {
        return operations().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyOperation")
    void letsInWhoMayAndShowsThemTheirOwn(String name) {
        GridOperation operation = considered.get(name);
        assertThat(operation).as("%s has not been considered", name).isNotNull();
        List<String> wrong = new ArrayList<>();
        for (GridRole role : ROLES) {
            Map<String, String> hidden = new TreeMap<>();
            for (Thing thing : operation.things()) {
                HttpResponse<String> answer = ask(request(name, operation, role, thing));
                CELLS.incrementAndGet();
                judge(operation, role, thing, answer).forEach(fault -> wrong.add(role + ", " + thing + ": " + fault));
                if (isHidden(operation, role, thing)) {
                    hidden.put(thing.id() + thing.payer(), comparable(thing, answer));
                }
            }
            COMPARED.addAndGet(hidden.size());
            if (Set.copyOf(hidden.values()).size() > 1) {
                wrong.add(role + " can tell others' from none: " + hidden);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Repeats a request each second while the answer is 429 or 503, at most 60 times. */
    private static HttpResponse<String> ask(HttpRequest.Builder request) {
        HttpResponse<String> answer = system.exchange(request);
        for (int again = 0; again < 60 && Set.of(429, 503).contains(answer.statusCode()); again++) {
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            answer = system.exchange(request);
        }
        return answer;
    }

    private static List<String> judge(
            GridOperation operation, GridRole role, Thing thing, HttpResponse<String> answer) {
        List<String> wrong = new ArrayList<>();
        String expected = expected(operation, role, thing);
        String seen = seen(answer);
        boolean letIn = expected.isEmpty()
                && answer.statusCode() < 500
                && !Set.of(401, 403).contains(answer.statusCode());
        if (!letIn && !seen.equals(expected)) {
            wrong.add(seen + " instead of " + expected + ": " + answer.body());
        }
        String others = answer.body().replace(thing.id().isEmpty() ? "\0" : thing.id(), "");
        role.neverShown().stream()
                .filter(others::contains)
                .forEach(leak -> wrong.add("shown " + leak + ": " + answer.body()));
        return wrong;
    }

    private static String expected(GridOperation operation, GridRole role, Thing thing) {
        if (operation.isOpen()) {
            return "200";
        }
        if (!role.known()) {
            return "401 /problems/unauthenticated";
        }
        boolean kind = !role.isLimited() || operation.kinds().contains(role.kind());
        if (!role.scopes().contains(operation.scope()) || !kind || operation.isForAnotherPayer(role, thing)) {
            return "403 /problems/forbidden";
        }
        String absent = operation.absent();
        if (absent == null || isShown(role, thing)) {
            return operation.found();
        }
        return absent.equals("404") ? "404 /problems/not-found" : absent;
    }

    private static boolean isShown(GridRole role, Thing thing) {
        return role.isLimited() ? thing.shownTo().contains(role.party()) : thing.exists();
    }

    private static boolean isHidden(GridOperation operation, GridRole role, Thing thing) {
        return role.isLimited()
                && operation.absent() != null
                && expected(operation, role, thing).startsWith(operation.absent())
                && !isShown(role, thing);
    }

    private static String seen(HttpResponse<String> answer) {
        if (answer.statusCode() < 400) {
            return "" + answer.statusCode();
        }
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        return answer.statusCode() + " "
                + RunningSystem.JSON.readTree(answer.body()).at("/type").asString();
    }

    private static HttpRequest.Builder request(String name, GridOperation operation, GridRole role, Thing thing) {
        // The same request id for all, because each answer repeats it.
        HttpRequest.Builder request = system.request(operation.path().replace("*", thing.id()), role.token())
                .header("X-Request-Id", "grid");
        if (name.startsWith("GET ")) {
            return request.GET();
        }
        String body = operation.body().replace("*", thing.id()).replace("PAYER", thing.payer());
        return request.header("Content-Type", operation.contentType())
                .header("Idempotency-Key", "cell-" + CELLS)
                .header("Prefer", "wait=10")
                .POST(BodyPublishers.ofString(body));
    }

    /**
     * The parts of an answer that could tell one thing from another: all headers except the time and those of the
     * connection, and the body without the requested id.
     */
    private static String comparable(Thing thing, HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(Set.of("date", "connection", "keep-alive"));
        return answer.statusCode() + " " + headers + " " + answer.body().replace(thing.id(), "…");
    }

    @Test
    void showsAManufacturerNothingOfWhatItsDealersOwe() {
        String maker = Tokens.limited("manufacturer_id", "MAKER-A", "loans:read");
        Answer loan = system.send(system.request("/v1/loans/LOAN-AA", maker).GET());
        assertThat(loan.text("/owed/manufacturer/interest")).isNotBlank();
        assertThat(loan.body().at("/owed/dealer").isNull()).isTrue();
        assertThat(loan.body().at("/interestPeriods"))
                .isNotEmpty()
                .allMatch(period -> period.at("/dealer").isNull());
        Answer payoff =
                system.send(system.request("/v1/loans/LOAN-AA/payoff", maker).GET());
        assertThat(payoff.body().at("/owed/dealer").isNull()).isTrue();
        Answer accruals =
                system.send(system.request("/v1/loans/LOAN-AA/accruals", maker).GET());
        assertThat(accruals.body().at("/items"))
                .isNotEmpty()
                .allMatch(day -> day.at("/penalty").isNull()
                        && day.at("/lateFee").isNull()
                        && day.at("/dealerInterest").isNull()
                        && !day.at("/manufacturerInterest").isNull());
    }

    @Test
    void listsToEachOnlyItsOwnLoans() {
        assertThat(listed("dealer_id", "DEALER-A")).containsExactly("LOAN-AA", "LOAN-AB");
        assertThat(listed("dealer_id", "DEALER-B")).containsExactly("LOAN-BB");
        assertThat(listed("manufacturer_id", "MAKER-B")).containsExactly("LOAN-AB", "LOAN-BB");
        assertThat(listed("dealer_id", "MAKER-A")).isEmpty();
    }

    private static List<String> listed(String claim, String party) {
        String token = Tokens.limited(claim, party, "loans:read");
        return system.send(system.request("/v1/loans", token).GET())
                .body()
                .at("/items")
                .valueStream()
                .map(loan -> loan.at("/id").asString())
                .sorted()
                .toList();
    }

    @AfterAll
    static void sayHowMuchWasTried() {
        System.out.printf(
                "Access grid: %d operations × %d roles × things = %d cells; %d answers about others' or absent things compared to the byte.%n",
                considered.size(), ROLES.size(), CELLS.get(), COMPARED.get());
        assertThat(unknownLoans())
                .as("requests for others' loans that were logged")
                .isZero();
    }
}
