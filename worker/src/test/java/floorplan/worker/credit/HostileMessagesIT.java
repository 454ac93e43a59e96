package floorplan.worker.credit;

import static floorplan.store.Patience.await;
import static floorplan.worker.credit.CreditSide.restoration;
import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import floorplan.domain.credit.CreditMovement;
import floorplan.domain.money.Money;
import floorplan.store.credit.CreditQueues;
import floorplan.worker.credit.HostileMessages.Sent;
import floorplan.worker.messaging.InboundConnections;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.amqp.core.Message;

/** Messages of every form among good ones: each has its outcome, and none holds up another. */
class HostileMessagesIT {
    private static final long USED = 1_000_000;
    private static final int MEGABYTE = 1 << 20;

    /**
     * The number of hostile messages. For the full number, set {@code -Dfloorplan.hostile=10000}; see docs/faults.md.
     */
    private static final int HOSTILE = Integer.getInteger("floorplan.hostile", 1_000);

    private static CreditSide credit;

    @BeforeAll
    static void start() {
        credit = new CreditSide(Map.of("floorplan.credit.longest-pause", "500ms"));
    }

    @AfterAll
    static void stop() {
        credit.close();
    }

    @BeforeEach
    void empty() {
        credit.empty();
        credit.line("d1", USED);
    }

    /** Good messages of one cent each, marked as sent. */
    private static List<CreditMovement> good(int count) {
        List<CreditMovement> good =
                IntStream.range(0, count).mapToObj(i -> restoration("d1", 1)).toList();
        good.forEach(credit::markSent);
        return good;
    }

    private static void publish(List<Sent> messages) throws Exception {
        HostileMessages.publish(credit.broker(), messages);
    }

    /** Sends bad messages first, so the good ones arrive only if nothing holds them up. */
    private static void publishBefore(int good, Sent... bad) throws Exception {
        List<Sent> all = new ArrayList<>(List.of(bad));
        HostileMessages properties = new HostileMessages(1);
        good(good).forEach(movement -> all.add(properties.good(movement)));
        publish(all);
        await("all good ones restored").until(() -> credit.used("d1") == USED - good);
    }

    private static String id(String outcome) {
        return credit.clms
                .sql("SELECT message_id FROM credit_log WHERE outcome = ?")
                .param(outcome)
                .query(String.class)
                .single();
    }

    private static byte[] copy() {
        return Objects.requireNonNull(credit.worker
                        .getBean(InboundConnections.class)
                        .unlimited()
                        .receive(CreditQueues.DEAD))
                .getBody();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = 15)
    void restoresAThousandGoodMessagesAndAccountsForEveryOtherOne(long seed) throws Exception {
        HostileMessages hostile = new HostileMessages(seed, !HostileMessages.isVersion3(credit.broker()));
        List<Sent> all = new ArrayList<>();
        good(1_000).forEach(movement -> all.add(hostile.good(movement)));
        List<Sent> bad = new ArrayList<>(List.of(hostile.deep(), hostile.large(MEGABYTE), hostile.large(9 * MEGABYTE)));
        while (bad.size() < HOSTILE) {
            bad.add(hostile.bad());
        }
        all.addAll(bad);
        Collections.shuffle(all, new Random(seed));
        credit.listener().stop();
        publish(all);
        credit.listener().start();
        long start = System.nanoTime();
        await("all good ones restored").until(() -> credit.logged("RESTORED") == 1_000);
        long restored = System.nanoTime();
        await("none left").until(() -> credit.ready(CreditQueues.CREDIT) == 0);
        await("all accounted for").until(() -> {
            // Messages that expired in the queue are strays.
            credit.strays().keep(bad.size());
            return credit.clms
                            .sql("SELECT COUNT(*) FROM credit_log")
                            .query(Long.class)
                            .single()
                    >= all.size();
        });
        System.out.printf(
                "seed %d: %d bad among 1,000 good: good ones restored after %.1f s, all accounted for after %.1f s; %d dropped, %d dead letters%n",
                seed,
                bad.size(),
                (restored - start) / 1e9,
                (System.nanoTime() - start) / 1e9,
                credit.logged("DROPPED"),
                credit.logged("DEAD_LETTER"));

        assertThat(credit.logged("DROPPED") + credit.logged("DEAD_LETTER")).isEqualTo(bad.size());
        assertThat(credit.used("d1")).isEqualTo(USED - 1_000);
        await("no marks left").until(() -> credit.marks() == 0);
        credit.listener().stop();
        assertThat(credit.ready(CreditQueues.CREDIT)).isZero();
        credit.listener().start();
    }

    @Test
    void takesNoMessageApartThatSaysItIsABatchOfSpring() throws Exception {
        BasicProperties batch = new BasicProperties.Builder()
                .headers(Map.of("springBatchFormat", "lengthHeader4"))
                .build();
        publishBefore(
                20,
                new Sent(batch, new byte[] {'a', 'b', 'c'}),
                new Sent(batch, new byte[] {0, 0, 0, 'd', 'a', 'b', 'c'}),
                new Sent(batch, new byte[] {0, 0, 0, 1, 'a', 0, 0, 0, 1, 'b'}));
        await("dead letters").until(() -> credit.logged("DEAD_LETTER") == 3);
    }

    @Test
    void takesHeadersThatNestThousandsDeep() throws Exception {
        publishBefore(20, new HostileMessages(1).deep());
        await("a dead letter").until(() -> credit.logged("DEAD_LETTER") == 1);
    }

    @Test
    void keepsABodyOf8MegabytesWholeAndOfALongerOneTheBeginning() throws Exception {
        HostileMessages hostile = new HostileMessages(8);
        Sent longest = hostile.large(8 * MEGABYTE);
        publishBefore(20, longest);
        await("a dead letter").until(() -> credit.logged("DEAD_LETTER") == 1);
        assertThat(Arrays.equals(body(), longest.body())).isTrue();
        await("its copy").until(() -> credit.ready(CreditQueues.DEAD) == 1);
        assertThat(Arrays.equals(copy(), longest.body())).isTrue();

        empty();
        Sent longer = hostile.large(HostileMessages.longestBody(credit.broker()));
        publishBefore(20, longer);
        await("a dead letter").until(() -> credit.logged("DEAD_LETTER") == 1);
        assertThat(Arrays.equals(body(), Arrays.copyOf(longer.body(), MEGABYTE)))
                .isTrue();
        assertThat(CreditSide.operator().find(id("DEAD_LETTER")).orElseThrow().bodyLength())
                .isEqualTo(longer.body().length);
        await("its copy").until(() -> credit.ready(CreditQueues.DEAD) == 1);
        assertThat(credit.strays().keep(10)).isZero();
        assertThat(Arrays.equals(copy(), longer.body())).isTrue();
    }

    private static byte[] body() {
        return CreditSide.operator().body(id("DEAD_LETTER")).orElseThrow();
    }

    /** An overflow of the used amount is a fault that reading the message cannot reveal. */
    @Test
    void givesUpAMessageThatFailsUnexpectedlyAndNoOther() throws Exception {
        credit.line("rich", Long.MAX_VALUE - 5);
        CreditMovement restored = restoration("rich", 10);
        CreditMovement poison = CreditMovement.reversal(
                restored.sourceId(),
                restored.loanId(),
                "rich",
                new Money(Currency.getInstance("CNY"), 10),
                restored.valueDate());
        credit.markSent(poison);
        List<CreditMovement> all = new ArrayList<>(good(200));
        all.add(poison);
        Collections.shuffle(all, new Random(1));
        credit.listener().stop();
        all.forEach(credit::publish);
        credit.listener().start();

        await("all good ones restored").until(() -> credit.used("d1") == USED - 200);
        await("a dead letter").until(() -> credit.logged("DEAD_LETTER") == 1);
        assertThat(CreditSide.operator().find(poison.messageId()).orElseThrow().failure())
                .contains("ArithmeticException");
        await("no marks left").until(() -> credit.marks() == 0);
        assertThat(credit.logged("RESTORED")).isEqualTo(200);
    }

    @Test
    void givesAStrayItsRowWhateverElseIsInTheDeadQueueAndLosesNothingToALimitOfDeliveries() throws Exception {
        credit.listener().stop();
        credit.servers.rabbit().send("", CreditQueues.DEAD, new Message(new byte[] {1}));
        for (int look = 0; look < 7; look++) {
            credit.strays().keep(10);
        }
        assertThat(credit.logged("DEAD_LETTER")).isEqualTo(1);
        Message copy = Objects.requireNonNull(credit.servers.rabbit().receive(CreditQueues.DEAD));
        assertThat(copy.getMessageProperties().getHeaders().getOrDefault("x-delivery-count", 0L))
                .as("looks since it was replaced")
                .isIn(0L, 1L, 2L);
        credit.listener().start();
    }
}
