package floorplan.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.store.TestSchema;
import floorplan.store.audit.AuditList.AuditLine;
import floorplan.store.audit.AuditList.AuditPosition;
import floorplan.store.audit.AuditList.Filter;
import floorplan.store.database.Database;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the list of audit entries with all entries, filtered by the test. */
class AuditListIT {
    private static final Instant TIME = Instant.parse("2026-03-10T08:00:00Z");
    private static final List<String> ACTORS = List.of("operator", "somebody");
    private static final List<Action> ACTIONS = List.of(Action.IMPORT, Action.ADD_RATE);
    private static final List<Subject> SUBJECTS =
            List.of(new Subject("import", "a"), new Subject("import", "b"), new Subject("loan", "a"));

    private static final AuditList LIST = new AuditList(TestSchema.account("api"), TestSchema.clms("api"));
    private static List<AuditLine> all;

    @BeforeAll
    static void fill() {
        TestSchema.empty("account");
        TestSchema.empty("clms");
        Random random = new Random(7);
        fill(TestSchema.account("worker"), random);
        fill(TestSchema.clms("worker"), random);
        all = LIST.list(new Filter(null, null, null, null, null), AuditPosition.NEWEST, 1_000);
    }

    /** Times repeat, within a schema and between the two. */
    private static void fill(Database schema, Random random) {
        Instant at = TIME;
        for (long seq = 1; seq <= 40; seq++) {
            at = at.plusSeconds(random.nextInt(2));
            Subject subject = any(random, SUBJECTS);
            schema.sql("""
                            INSERT INTO audit (seq, at, actor, action, subject_kind, subject_id, state_after, outcome,
                                previous_hash, hash)
                            VALUES (:seq, :at, :actor, :action, :kind, :id, '{"a":1}', 'DONE', '', '')
                            """)
                    .param("seq", seq)
                    .param("at", LocalDateTime.ofInstant(at, ZoneOffset.UTC))
                    .param("actor", any(random, ACTORS))
                    .param("action", any(random, ACTIONS).name())
                    .param("kind", subject.kind())
                    .param("id", subject.id())
                    .update();
        }
    }

    private static <T> T any(Random random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static <T> @Nullable T maybe(Random random, T some) {
        return random.nextBoolean() ? some : null;
    }

    @AfterAll
    static void empty() {
        TestSchema.empty("account");
        TestSchema.empty("clms");
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void givesTheEntriesOfBothSchemasThatTheFiltersLetThrough(long seed) {
        Random random = new Random(seed);
        Instant from = TIME.plusSeconds(random.nextInt(20));
        Filter filter = new Filter(
                maybe(random, any(random, ACTORS)),
                maybe(random, any(random, ACTIONS)),
                maybe(random, any(random, SUBJECTS)),
                maybe(random, from),
                maybe(random, from.plusSeconds(random.nextInt(9))));

        assertThat(pages(filter, 1 + random.nextInt(30)))
                .isEqualTo(all.stream().filter(let(filter)).toList());
        assertThat(all)
                .hasSize(80)
                .isSortedAccordingTo(
                        Comparator.comparing(AuditLine::at).reversed().thenComparing(AuditLine::side));
    }

    private static Predicate<AuditLine> let(Filter filter) {
        return line -> (filter.actor() == null || filter.actor().equals(line.actor()))
                && (filter.action() == null || filter.action().name().equals(line.action()))
                && (filter.subject() == null || filter.subject().equals(line.subject()))
                && (filter.from() == null || !line.at().isBefore(filter.from()))
                && (filter.to() == null || !line.at().isAfter(filter.to()));
    }

    private static List<AuditLine> pages(Filter filter, int limit) {
        List<AuditLine> lines = new ArrayList<>();
        List<AuditLine> page = LIST.list(filter, AuditPosition.NEWEST, limit);
        while (!page.isEmpty()) {
            lines.addAll(page);
            AuditLine last = page.getLast();
            page = LIST.list(filter, new AuditPosition(last.at(), last.side(), last.seq()), limit);
        }
        return lines;
    }
}
