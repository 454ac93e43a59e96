package floorplan.worker.credit;

import static floorplan.store.Patience.await;
import static floorplan.worker.credit.CreditSide.correction;
import static floorplan.worker.credit.CreditSide.restoration;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.credit.Decision;
import floorplan.store.credit.CreditQueues;
import floorplan.store.credit.DeadLetterDecisions;
import floorplan.store.credit.Strays;
import floorplan.workflows.credit.CreditRestores;
import floorplan.workflows.credit.RefusedMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.amqp.core.Message;

/** Messages of the account side through the real broker into the real log. */
class CreditListenerIT {
    private static final long USED = 1_000_000;

    private static CreditSide credit;

    @BeforeAll
    static void start() {
        credit = new CreditSide(Map.of(
                "floorplan.credit.tries", "2",
                "floorplan.credit.first-pause", "100ms",
                "floorplan.credit.longest-pause", "500ms"));
    }

    @AfterAll
    static void stop() {
        credit.close();
    }

    @BeforeEach
    void empty() {
        credit.empty();
        credit.line("d1", USED);
        credit.line("d2", USED);
        credit.line("poor", 5);
    }

    /** The messages are acknowledged, not only carried out: none comes back after the listener has stopped. */
    private static void assertNothingComesBack() {
        credit.listener().stop();
        assertThat(credit.ready(CreditQueues.CREDIT)).isZero();
        credit.listener().start();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void givesEachOfAThousandMixedMessagesItsOutcomeOnce(long seed) throws Exception {
        List<Runnable> sends = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            CreditMovement good = restoration(i % 2 == 0 ? "d1" : "d2", 10);
            credit.markSent(good);
            sends.add(() -> credit.publish(good));
            if (i < 50) {
                sends.add(() -> credit.publish(good));
            }
        }
        for (int i = 0; i < 20; i++) {
            CreditMovement lostByRedis = restoration("d1", 10);
            credit.logApplied(lostByRedis);
            sends.add(() -> credit.publish(lostByRedis));
        }
        for (int i = 0; i < 10; i++) {
            CreditMovement phantom = restoration("d1", 10);
            sends.add(() -> credit.publish(phantom));
            CreditMovement poisoned = restoration(i % 2 == 0 ? "poor" : "stranger", 10);
            credit.markSent(poisoned);
            sends.add(() -> credit.publish(poisoned));
            byte[] unreadable = ("{\"seed\":" + seed + ",\"n\":" + i).getBytes(StandardCharsets.UTF_8);
            sends.add(() -> credit.publish("garbage", unreadable));
        }
        Collections.shuffle(sends, new Random(seed));
        sends.forEach(Runnable::run);

        await("all restored").until(() -> credit.logged("RESTORED") == 920);
        await("all dropped").until(() -> credit.logged("DROPPED") == 10);
        await("all dead letters").until(() -> credit.logged("DEAD_LETTER") == 20);
        await("no marks left").until(() -> credit.marks() == 0);
        assertThat(credit.used("d1")).isEqualTo(USED - 450 * 10 - 20 * 10);
        assertThat(credit.used("d2")).isEqualTo(USED - 450 * 10);
        assertThat(credit.used("poor")).isEqualTo(5);
        await("copies on the dead queue").until(() -> credit.ready(CreditQueues.DEAD) == 20);
        assertNothingComesBack();
    }

    @Test
    void restoresOnceWhatIsDeliveredAHundredTimes() throws Exception {
        CreditMovement message = restoration("d1", 10);
        credit.markSent(message);
        for (int i = 0; i < 100; i++) {
            credit.publish(message);
        }
        CreditMovement last = restoration("d2", 1);
        credit.markSent(last);
        credit.publish(last);

        await("the last one").until(() -> credit.used("d2") == USED - 1);
        assertThat(credit.used("d1")).isEqualTo(USED - 10);
        assertNothingComesBack();
    }

    @Test
    void keepsAnUnreadableMessageByteForByteAndLeavesARepaymentsIdFree() throws Exception {
        CreditMovement truth = restoration("d1", 1);
        credit.markSent(truth);
        byte[] mangled = {'{', 0, -1, -128};
        credit.publish(truth.sourceId(), mangled);

        await("a dead letter").until(() -> credit.logged("DEAD_LETTER") == 1);
        await("its copy").until(() -> credit.ready(CreditQueues.DEAD) == 1);
        Message copy = Objects.requireNonNull(credit.servers.rabbit().receive(CreditQueues.DEAD));
        assertThat(copy.getBody()).isEqualTo(mangled);
        assertThat(copy.getMessageProperties().getMessageId()).startsWith("unreadable:");

        credit.publish(truth);
        await("the true message").until(() -> credit.used("d1") == USED - 1);
    }

    @Test
    void restoresADeadLetterOnceItsCauseIsMendedAndAPersonHasItTriedAgain() throws Exception {
        CreditMovement message = restoration("newcomer", 5);
        credit.markSent(message);
        credit.publish(message);
        await("a dead letter").until(() -> credit.logged("DEAD_LETTER") == 1);

        credit.line("newcomer", 5);
        DeadLetterDecisions operator = CreditSide.operator();
        String id = message.sourceId();
        assertThat(operator.decide(id, Decision.RETRY, "a person", "line imported"))
                .isTrue();
        assertThat(operator.decide(id, Decision.DISCARD, "another", "too late")).isFalse();
        new CreditRestores(credit.temporal())
                .decided(RefusedMessage.of(id, message, 2, Duration.ofMillis(100)), "somebody");

        await("restored").until(() -> credit.logged("RESTORED") == 1);
        assertThat(credit.used("newcomer")).isZero();
        assertThat(credit.logged("DEAD_LETTER")).isZero();
        assertThat(credit.marks()).isZero();
    }

    @Test
    void leavesAMessageOlderThanTheLogIsKeptToAPerson() throws Exception {
        CreditMovement old = restoration("d1", 5);
        credit.markSent(old);
        credit.publish(old, Instant.now().minus(Duration.ofDays(500)));
        CreditMovement young = restoration("d2", 5);
        credit.markSent(young);
        credit.publish(young, Instant.now().minus(Duration.ofDays(300)));

        await("the young one").until(() -> credit.used("d2") == USED - 5);
        await("a dead letter").until(() -> credit.logged("DEAD_LETTER") == 1);
        assertThat(credit.used("d1")).isEqualTo(USED);
        await("no marks left").until(() -> credit.marks() == 0);

        DeadLetterDecisions operator = CreditSide.operator();
        operator.decide(old.messageId(), Decision.RETRY, "a person", "looked it up: never carried out");
        new CreditRestores(credit.temporal())
                .decided(RefusedMessage.of(old.messageId(), old, 2, Duration.ofMillis(100)), "somebody");
        await("restored").until(() -> credit.used("d1") == USED - 5);
    }

    @Test
    void asksTheAccountSideAboutAReversalThatRedisHasLost() throws Exception {
        CreditMovement restoration = restoration("d1", 7);
        credit.logApplied(restoration);
        CreditMovement phantom = CreditMovement.reversal(
                restoration.sourceId(), "loan", "d1", restoration.principal(), restoration.valueDate());

        credit.publish(restoration);
        credit.publish(phantom);
        await("dropped").until(() -> credit.logged("DROPPED") == 1);
        assertThat(credit.used("d1")).isEqualTo(USED - 7);

        credit.logReversed(restoration);
        credit.publish(phantom);
        await("taken again").until(() -> credit.used("d1") == USED);
    }

    @Test
    void correctsTheLineByEitherSignOnce() throws Exception {
        CreditMovement marked = correction("d1", 30);
        credit.markSent(marked);
        CreditMovement lostByRedis = correction("d1", -50);
        credit.logCorrected(lostByRedis);
        CreditMovement phantom = correction("d1", 7);

        for (CreditMovement message : List.of(marked, lostByRedis, phantom, marked, lostByRedis)) {
            credit.publish(message);
        }

        await("both corrected").until(() -> credit.logged("CORRECTED") == 2);
        await("the phantom dropped").until(() -> credit.logged("DROPPED") == 1);
        await("no marks left").until(() -> credit.marks() == 0);
        assertThat(credit.used("d1")).isEqualTo(USED - 30 + 50);
        assertNothingComesBack();
    }

    @Test
    void leavesACorrectionThatRestoresMoreThanIsUsedToAPerson() throws Exception {
        CreditMovement message = correction("poor", 6);
        credit.markSent(message);
        credit.publish(message);
        await("a dead letter").until(() -> credit.logged("DEAD_LETTER") == 1);
        assertThat(credit.used("poor")).isEqualTo(5);

        DeadLetterDecisions operator = CreditSide.operator();
        assertThat(operator.find(message.messageId()).orElseThrow().movement()).isEqualTo(message);
        operator.decide(message.messageId(), Decision.DISCARD, "a person", "the line was changed by hand");
        new CreditRestores(credit.temporal())
                .decided(RefusedMessage.of(message.messageId(), message, 2, Duration.ofMillis(100)), "somebody");

        await("discarded").until(() -> credit.logged("DISCARDED") == 1);
        credit.publish(message);
        CreditMovement last = correction("d1", 1);
        credit.markSent(last);
        credit.publish(last);
        await("the last one").until(() -> credit.used("d1") == USED - 1);
        assertThat(credit.used("poor")).isEqualTo(5);
    }

    @Test
    void makesADeadLetterOfWhatTheBrokerGaveUpOnAndLeavesCopiesAlone() throws Exception {
        CreditMovement stray = restoration("d1", 5);
        credit.markSent(stray);
        credit.publish("stranger", new byte[] {'{'});
        await("a copy of one that has a row").until(() -> credit.ready(CreditQueues.DEAD) == 1);
        credit.servers.rabbit().send("", CreditQueues.DEAD, CreditSide.message(stray.messageId(), stray, null));
        credit.servers.rabbit().send("", CreditQueues.DEAD, new Message(new byte[] {'['}));
        await("three there").until(() -> credit.ready(CreditQueues.DEAD) == 3);
        Strays strays = credit.strays();

        assertThat(strays.keep(100)).isEqualTo(2);

        await("copies of all").until(() -> credit.ready(CreditQueues.DEAD) == 3);
        assertThat(credit.logged("DEAD_LETTER")).isEqualTo(3);
        assertThat(strays.keep(100)).isZero();
        assertThat(credit.used("d1")).isEqualTo(USED);
    }
}
