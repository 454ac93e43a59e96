package floorplan.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.api.problem.ApiProblem;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text sent as a cursor either is a position that a list can have given, or is refused as 400. */
class CursorTest {
    private static final List<String> GIVEN =
            List.of("2026-01-05", "42", "2026-01-05/3", "2026-01-05T10:11:12.123456Z reversal:0a1b", "9999-12-31");
    private static final String PLAUSIBLE = "0123456789-+/:. TZ,eE_xñ０\0";

    static Stream<Long> seeds() {
        return IntStream.range(0, 20).mapToObj(Long::valueOf);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void refusesRandomBytesAndPlausibleEdits(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            String cursor = random.nextBoolean() ? edited(random) : random(random);
            requireExactOrRefused(cursor, text -> Long.toString(Cursor.key(text)));
            requireExactOrRefused(
                    cursor, text -> Cursor.date(text, LocalDate.EPOCH).toString());
        }
    }

    /** An accepted position is written back as the same cursor, and lies in the range of the databases' values. */
    private static void requireExactOrRefused(String cursor, Function<String, String> read) {
        try {
            String position = read.apply(cursor);
            assertThat(Cursor.encode(position)).as(position).isEqualTo(cursor);
            assertThat(position).matches("\\d{1,19}|[1-9]\\d{3}-\\d\\d-\\d\\d");
        } catch (ApiProblem refused) {
            assertThat(refused).hasMessageStartingWith("cursor: ");
        }
    }

    private static String random(Random random) {
        byte[] bytes = new byte[random.nextInt(24)];
        random.nextBytes(bytes);
        return random.nextBoolean()
                ? new String(bytes, StandardCharsets.ISO_8859_1)
                : Base64.getUrlEncoder().encodeToString(bytes);
    }

    private static String edited(Random random) {
        StringBuilder text = new StringBuilder(GIVEN.get(random.nextInt(GIVEN.size())));
        for (int edits = random.nextInt(4); edits > 0; edits--) {
            int at = random.nextInt(text.length() + 1);
            char c = PLAUSIBLE.charAt(random.nextInt(PLAUSIBLE.length()));
            if (random.nextBoolean() || at == text.length()) {
                text.insert(at, c);
            } else {
                text.setCharAt(at, c);
            }
        }
        return Cursor.encode(text.toString());
    }

    @Test
    void takesWhatAListGave() {
        assertThat(Cursor.key(Cursor.encode("42"))).isEqualTo(42);
        assertThat(Cursor.date(Cursor.encode("2026-01-05"), LocalDate.EPOCH)).isEqualTo("2026-01-05");
        assertThat(Cursor.key(null)).isZero();
    }

    @ParameterizedTest
    @MethodSource
    void refusesWhatOnlyReadsLikeAPosition(String position) {
        assertThatThrownBy(() -> Cursor.key(Cursor.encode(position))).isInstanceOf(ApiProblem.class);
        assertThatThrownBy(() -> Cursor.date(Cursor.encode(position), LocalDate.EPOCH))
                .isInstanceOf(ApiProblem.class);
    }

    static Stream<String> refusesWhatOnlyReadsLikeAPosition() {
        return Stream.of(
                "",
                "-1",
                "+1",
                "01",
                "1 ",
                "９",
                "9223372036854775808",
                "+999999999-12-31",
                "-0001-01-01",
                "0001-01-01",
                "2026-02-30",
                "2026-1-5");
    }
}
