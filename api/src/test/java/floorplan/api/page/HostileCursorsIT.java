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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A cursor that no list gave is refused, whatever it contains, unless the list cannot tell it from its own. */
class HostileCursorsIT {
    /** Lists whose positions have a free text, so that other texts are positions too. */
    private static final Pattern BY_TEXT =
            Pattern.compile("/v1/(.*/failures/reasons|dead-letters/reasons|payer-accounts|receipts)");

    private static RunningSystem system;
    private static List<String> lists = List.of();

    @BeforeAll
    static void start() {
        system = RunningSystem.get();
        new Portfolio()
                .dealer("STRICT", "1000000.00")
                .loan("STRICT-1", "STRICT", "DEALER")
                .importInto(system);
        lists = EveryList.of(system, "STRICT-1", "STRICT");
    }

    static List<String> lists() {
        return lists;
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
                    .isIn(BY_TEXT.matcher(list).matches() ? List.of(400, 200) : List.of(400));
        }
    }
}
