package floorplan.store.credit;

import static floorplan.store.credit.TestCredit.restoration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.credit.CreditOutcome;
import floorplan.domain.credit.CreditStanding;
import floorplan.domain.credit.Decision;
import floorplan.store.audit.AuditLog;
import floorplan.store.credit.CreditViews.LogPosition;
import floorplan.store.credit.DeadLetterDecisions.DeadLetter;
import floorplan.store.credit.DeadLetterDecisions.Decided;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

class DeadLetterDecisionsIT {
    private static final CreditMovement MESSAGE = restoration("a", "d1", 100);

    private TestCredit credit;
    private DeadLetters deadLetters;
    private DeadLetterDecisions operator;

    @BeforeEach
    void start() {
        credit = new TestCredit();
        deadLetters = new DeadLetters(credit.worker);
        operator = new DeadLetterDecisions(credit.api, new AuditLog(credit.api));
    }

    @Test
    void givesAMessageUpOnceAndShowsWhatItAsksFor() {
        deadLetters.deadLetter("a", MESSAGE, 1, "planted");
        deadLetters.deadLetter("a", MESSAGE, 1, "planted, reported late");

        assertThat(deadLetters.standing("a"))
                .isEqualTo(new CreditStanding(CreditOutcome.DEAD_LETTER, 1, "planted", null));
        assertThat(operator.find("a").map(DeadLetter::movement)).contains(MESSAGE);
        assertThat(operator.waiting(DeadLetterFilter.ANY, LogPosition.OLDEST, 10))
                .extracting(DeadLetter::messageId)
                .containsExactly("a");
    }

    @Test
    void neverGivesUpWhatIsRestored() {
        credit.line("d1", "CNY", 1_000, 400);
        new CreditRestorations(credit.worker, dealer -> {}).restore(List.of(MESSAGE));

        deadLetters.deadLetter("a", MESSAGE, 1, "late");
        assertThat(credit.outcome("a")).isEqualTo("RESTORED");
    }

    @Test
    void ofManyDecisionsAtOnceOneWinsAndTheNextDeadLetterIsDecidedAnew() throws Exception {
        deadLetters.deadLetter("a", MESSAGE, 1, "planted");
        try (ExecutorService people = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> decisions = IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(person -> () -> operator.decide(
                            "a", person % 2 == 0 ? Decision.RETRY : Decision.DISCARD, "person " + person, "because"))
                    .toList();
            int won = 0;
            for (Future<Boolean> decision : people.invokeAll(decisions)) {
                won += decision.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
        assertThat(deadLetters.standing("a").decision()).isNotNull();

        deadLetters.deadLetter("a", MESSAGE, 2, "failed again");
        assertThat(deadLetters.standing("a").decision()).isNull();
        assertThat(operator.decide("a", Decision.DISCARD, "p", "enough")).isTrue();
        assertThat(operator.about(List.of("a")).get("a"))
                .extracting(Decided::by)
                .hasSize(2)
                .endsWith("p");
    }

    @Test
    void discardsOnlyWhatAPersonDecidedToDiscard() {
        deadLetters.deadLetter("a", MESSAGE, 1, "planted");
        deadLetters.discard("a");
        assertThat(credit.outcome("a")).isEqualTo("DEAD_LETTER");

        operator.decide("a", Decision.DISCARD, "p", "a double");
        deadLetters.discard("a");
        assertThat(credit.outcome("a")).isEqualTo("DISCARDED");
        assertThat(operator.decide("a", Decision.RETRY, "p", "no")).isFalse();
        assertThat(operator.waiting(DeadLetterFilter.ANY, LogPosition.OLDEST, 10))
                .isEmpty();
        assertThat(operator.find("a").map(DeadLetter::outcome)).contains(CreditOutcome.DISCARDED);
    }

    @Test
    void decidesNothingAboutAMessageThatIsNoDeadLetter() {
        assertThat(operator.decide("a", Decision.RETRY, "p", "why not")).isFalse();
        assertThat(operator.find("a")).isEmpty();
    }

    private String keep(@Nullable String messageId, byte[] body) {
        return deadLetters
                .keep(List.of(new DeadLetters.Unreadable(messageId, body, "not JSON")))
                .getFirst();
    }

    @Test
    void keepsAnUnreadableBodyByteForByteUnderOneId() {
        byte[] body = {0, -1, 127, -128, 10};
        assertThat(keep("m1", body)).isEqualTo("m1");
        assertThat(keep("m1", body)).isEqualTo("m1");

        assertThat(deadLetters.body("m1")).isEqualTo(body);
        assertThat(credit.longOf("SELECT COUNT(*) FROM credit_log")).isEqualTo(1);
    }

    @Test
    void keepsAnUnreadableBodyUnderItsHashWhenItsIdIsTakenOrOfNoUse() {
        byte[] body = "{".getBytes(StandardCharsets.UTF_8);
        deadLetters.deadLetter("a", MESSAGE, 1, "planted");

        String kept = keep("a", body);
        assertThat(kept).startsWith("unreadable:").hasSize(11 + 64);
        assertThat(keep(null, body)).isEqualTo(kept);
        assertThat(keep("an id with spaces", body)).isEqualTo(kept);
        assertThat(keep("import:i:d1", body)).as("a reservation's id").isEqualTo(kept);
        assertThat(credit.longOf("SELECT COUNT(*) FROM credit_log")).isEqualTo(2);
    }

    @ParameterizedTest(name = "of the byte {0}")
    @ValueSource(bytes = {0, '\'', 'x'})
    void keepsABodyOf8MegabytesWholeThoughADriverMayWriteEachByteAsTwo(byte one) {
        byte[] body = new byte[DeadLetters.LONGEST_BODY];
        Arrays.fill(body, one);

        assertThat(keep("large", body)).isEqualTo("large");
        assertThat(Arrays.equals(deadLetters.body("large"), body)).isTrue();
        assertThat(keep("large", body)).isEqualTo("large");
    }

    @Test
    void keepsTheBeginningOfALongerBodyWithItsLengthAndHash() {
        byte[] body = new byte[DeadLetters.LONGEST_BODY + 1];
        new Random(1).nextBytes(body);

        assertThat(keep("long", body)).isEqualTo("long");
        assertThat(keep("long", body)).isEqualTo("long");
        assertThat(deadLetters.body("long")).as("the whole").isNull();
        DeadLetter shown = operator.find("long").orElseThrow();
        assertThat(shown.bodyLength()).isEqualTo(body.length);
        assertThat("unreadable:" + shown.bodySha256()).isEqualTo(keep(null, body));
        assertThat(operator.body("long")).hasValue(Arrays.copyOf(body, DeadLetters.HEAD));
    }

    @Test
    void theApiCanAddADecisionAndNeverChangeTheLog() {
        deadLetters.deadLetter("a", MESSAGE, 1, "planted");
        operator.decide("a", Decision.RETRY, "p", "mended");

        assertThatThrownBy(() -> credit.api
                        .sql("UPDATE credit_log SET outcome = 'RESTORED'")
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() ->
                        credit.api.sql("UPDATE credit_decision SET reason = ''").update())
                .isInstanceOf(DataAccessException.class);
    }
}
