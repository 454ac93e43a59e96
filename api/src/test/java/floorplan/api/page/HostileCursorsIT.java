package floorplan.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A cursor that no list gave is refused, whatever it contains. */
class HostileCursorsIT {
    private static RunningSystem system;

    @BeforeAll
    static void start() {
        system = RunningSystem.get();
        new Portfolio()
                .dealer("STRICT", "1000000.00")
                .loan("STRICT-1", "STRICT", "DEALER")
                .importInto(system);
    }

    static Stream<String> lists() {
        return Stream.of(
                "/v1/loans",
                "/v1/loans/STRICT-1/accruals",
                "/v1/loans/STRICT-1/journal",
                "/v1/credit-lines/STRICT/movements",
                "/v1/day-ends",
                "/v1/dead-letters",
                "/v1/repayments",
                "/v1/loans/STRICT-1/repayments",
                "/v1/loans/STRICT-1/rates",
                "/v1/loans/STRICT-1/corrections",
                "/v1/corrections",
                "/v1/corrections/totals",
                "/v1/reversals",
                "/v1/imports",
                "/v1/reconciliations",
                "/v1/audit",
                "/v1/credit-lines",
                "/v1/reports/balances/loans",
                "/v1/reports/balances/dealers",
                "/v1/reports/balances/manufacturers",
                "/v1/reports/balances/loan-types",
                "/v1/reports/overdue",
                "/v1/reports/maturities",
                "/v1/reports/income",
                "/v1/settings",
                "/v1/credit-lines/STRICT/usage",
                "/v1/search?q=STRICT");
    }

    @ParameterizedTest
    @MethodSource("lists")
    void refusesCursorsThatNoListGave(String list) {
        Random random = new Random(list.hashCode());
        List<String> cursors = new ArrayList<>(Stream.of(
                        "2026-01-05/-1",
                        "2026-01-05/01",
                        "2026-01-05/9999999999",
                        "+999999999-12-31",
                        "+999999999-12-31/0",
                        "-999999999-01-01",
                        "-1",
                        "+1",
                        "1e3",
                        "9223372036854775808",
                        "+1000000000-12-31T23:59:59.999999999Z x",
                        "2026-01-05T00:00:00Z \0",
                        "2026-01-05T00:00:00Z ",
                        "2026-01-05T00:00:00Z ä",
                        "２０２６-01-05",
                        "2026-01-05 2026-01-05T00:00:00Z",
                        "2026-01-05 2026-01-05T00:00:00Z x y",
                        "2026-01-05T00:00:00Z ACCOUNT -1",
                        "2026-01-05 1 -1",
                        "2026-01-05 01 1",
                        "2026-01-05T00:00:00Z LEDGER 1",
                        "EXACT LOAN x",
                        "EXACT LOAN x ä",
                        "NEARLY LOAN x x",
                        "")
                .map(Cursor::encode)
                .toList());
        cursors.set(cursors.size() - 1, "====");
        for (int i = 0; i < 10; i++) {
            byte[] bytes = new byte[1 + random.nextInt(20)];
            random.nextBytes(bytes);
            cursors.add(Cursor.encode(new String(bytes, StandardCharsets.ISO_8859_1)));
        }
        for (String cursor : cursors) {
            Answer answer = system.get(list + (list.contains("?") ? "&" : "?") + "cursor="
                    + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
            assertThat(answer.status())
                    .as(list + " from " + cursor + ": " + answer.response().body())
                    .isEqualTo(400);
        }
    }
}
