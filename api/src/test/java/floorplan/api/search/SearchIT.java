package floorplan.api.search;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.MoneyInvariants;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One search over everything that has an id, over HTTP. */
class SearchIT {
    private static final LocalDate DRAWDOWN = LocalDate.of(2026, 1, 5);

    private static RunningSystem system;
    private static String repayment;
    private static String imported;

    @BeforeAll
    static void start() {
        system = RunningSystem.get();
        new Portfolio()
                .dealer("FIND", "900000.00")
                .dealer("FINDER", "900000.00")
                .loan("FIND-1", "FIND", "FINDMAKER", "SPLIT", DRAWDOWN)
                .loan("FIND-12", "FINDER", "FINDMAKER2", "SPLIT", DRAWDOWN)
                .importInto(system);
        repayment = system.repay("found", """
                {"loanId": "FIND-1", "payer": "DEALER", "amount": "10.00", "currency": "CNY", "valueDate": "2026-03-10"}
                """).text("/id");
        imported = system.get("/v1/imports?kind=loans").text("/items/0/id");
        await("everything done").until(() -> MoneyInvariants.quiet(system));
    }

    private static List<String> hits(String token, String query) {
        Answer answer =
                system.send(system.request("/v1/search?q=" + query, token).GET());
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.body()
                .at("/items")
                .valueStream()
                .map(hit -> (hit.at("/exact").asBoolean() ? "=" : "~")
                        + hit.at("/kind").asString() + " " + hit.at("/match").asString() + " "
                        + hit.at("/id").asString())
                .toList();
    }

    private static List<String> hits(String query) {
        return hits(RunningSystem.TOKEN, query);
    }

    @Test
    void givesExactMatchesFirstThenWhatBeginsSo() {
        assertThat(hits("FIND-1")).containsExactly("=LOAN FIND-1 FIND-1", "~LOAN FIND-12 FIND-12");
        assertThat(hits("FIND"))
                .containsExactly(
                        "=DEALER FIND FIND",
                        "~LOAN FIND-1 FIND-1",
                        "~LOAN FIND-12 FIND-12",
                        "~DEALER FINDER FINDER",
                        "~MANUFACTURER FINDMAKER FINDMAKER",
                        "~MANUFACTURER FINDMAKER2 FINDMAKER2");
        assertThat(hits("NOTHING")).isEmpty();
    }

    @Test
    void findsLoansByTheirVinHoweverItIsWritten() {
        assertThat(hits("lsvaa4182e2184847"))
                .containsExactly("=VIN LSVAA4182E2184847 FIND-1", "=VIN LSVAA4182E2184847 FIND-12");
        assertThat(hits("LSVAA418")).contains("~VIN LSVAA4182E2184847 FIND-1");
    }

    @Test
    void findsRepaymentsAndWorkflows() {
        String beginning = repayment.substring(0, 20);
        assertThat(hits(beginning)).containsExactly("~REPAYMENT " + repayment + " " + repayment);
        assertThat(hits("repayment:" + repayment))
                .containsExactly("=REPAYMENT_WORKFLOW repayment:" + repayment + " " + repayment);
        assertThat(hits("repayment:" + beginning)).hasSize(1);
        assertThat(hits("import:" + imported)).containsExactly("=IMPORT_WORKFLOW import:" + imported + " " + imported);
        assertThat(hits("reversal:" + repayment)).isEmpty();
        assertThat(hits("credit:" + repayment)).isEmpty();
        assertThat(hits("day-end:1999")).isEmpty();
    }

    @Test
    void goesOnAtTheCursor() {
        List<String> pages = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = system.get("/v1/search?q=FIND&limit=1" + cursor);
            pages.add(page.text("/items/0/match"));
            cursor = page.body().at("/nextCursor").isNull() ? "" : "&cursor=" + page.text("/nextCursor");
        } while (!cursor.isEmpty());

        assertThat(pages).containsExactly("FIND", "FIND-1", "FIND-12", "FINDER", "FINDMAKER", "FINDMAKER2");
    }

    @Test
    void showsEachOnlyWhatItsTokenMaySee() {
        String dealer = RunningSystem.token("dealer:FIND");
        String maker = RunningSystem.token("manufacturer:FINDMAKER2");
        String reader = RunningSystem.token("reader");

        assertThat(hits(dealer, "FIND"))
                .containsExactly("=DEALER FIND FIND", "~LOAN FIND-1 FIND-1", "~MANUFACTURER FINDMAKER FINDMAKER");
        assertThat(hits(maker, "FIND")).containsExactly("~LOAN FIND-12 FIND-12", "~MANUFACTURER FINDMAKER2 FINDMAKER2");
        assertThat(hits(maker, "LSVAA4182E2184847")).containsExactly("=VIN LSVAA4182E2184847 FIND-12");
        assertThat(hits(dealer, repayment)).hasSize(1);
        assertThat(hits(maker, repayment)).isEmpty();
        assertThat(hits(maker, "repayment:" + repayment)).isEmpty();
        assertThat(hits(dealer, "import:" + imported)).isEmpty();
        assertThat(hits(reader, "import:" + imported))
                .as("imports need loans:write")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/search", "/v1/search?q=A%20B", "/v1/search?q=%E6%9D%8E", "/v1/search?q=%25"})
    void refusesWhatNothingCanBeCalled(String path) {
        Answer answer = system.get(path);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.text("/detail")).contains("q");
    }
}
