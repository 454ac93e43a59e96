package floorplan.bench.credit;

import floorplan.bench.Comparison;
import floorplan.bench.Servers;
import floorplan.bench.Spread;
import floorplan.runtime.credit.CreditSettings;
import floorplan.store.credit.CreditRestorations;
import floorplan.store.credit.SentMessages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * The worker's listener against one that handles each message alone, both in this JVM, on the same servers, with a
 * backlog of the same size. The worker's listener is timed until the backlog is empty; the other one only for a while,
 * since its rate is constant.
 */
public final class CreditVsSingle implements Comparison {
    private static final int MESSAGES = 50_000;
    private static final int ROUNDS = 3;
    private static final long LONGEST_NANOS = 15_000_000_000L;
    private static final long LOOK_UP_MILLIS = 20;

    private record Listener(String title, SimpleMessageListenerContainer container) {}

    /** @param perSecond messages restored and acknowledged */
    private record CreditRound(double perSecond, int messages) {}

    @Override
    public String name() {
        return "credit.vs_single";
    }

    @Override
    public Result run(Servers servers) {
        try (ConfigurableApplicationContext host = host(servers)) {
            SimpleMessageListenerContainer ours = host.getBean(SimpleMessageListenerContainer.class);
            ours.stop();
            CachingConnectionFactory broker = host.getBean(CachingConnectionFactory.class);
            new RabbitAdmin(host.getBean(RabbitTemplate.class)).initialize();
            Backlog backlog =
                    new Backlog(servers.asOwner("clms"), host.getBean(StringRedisTemplate.class), broker, MESSAGES);
            SimpleMessageListenerContainer single = OneByOne.listener(
                    broker,
                    host.getBean(CreditRestorations.class),
                    host.getBean(SentMessages.class),
                    2 * host.getBean(CreditSettings.class).batchSize());
            Result result =
                    compare(backlog, List.of(new Listener("Floorplan", ours), new Listener("one by one", single)));
            // The worker of the next comparison would take the remaining messages for its own.
            backlog.clear();
            return result;
        }
    }

    private static Result compare(Backlog backlog, List<Listener> listeners) {
        listeners.forEach(listener -> round(backlog, listener));
        Map<Listener, List<CreditRound>> rounds = new HashMap<>();
        for (int i = 0; i < ROUNDS; i++) {
            for (Listener listener : listeners) {
                rounds.computeIfAbsent(listener, none -> new ArrayList<>()).add(round(backlog, listener));
            }
        }
        List<String> table = new ArrayList<>();
        table.add("%-24s %s".formatted("", "messages/s from a backlog of " + MESSAGES));
        listeners.forEach(listener -> table.add("%-24s %s".formatted(listener.title(), spread(rounds, listener))));
        return new Result(
                spread(rounds, listeners.getFirst()).median(),
                spread(rounds, listeners.getLast()).median(),
                "credit messages/s",
                table);
    }

    private static Spread spread(Map<Listener, List<CreditRound>> rounds, Listener listener) {
        return Spread.of(Objects.requireNonNull(rounds.get(listener)), CreditRound::perSecond);
    }

    private static CreditRound round(Backlog backlog, Listener listener) {
        backlog.fill();
        long start = System.nanoTime();
        listener.container().start();
        while (backlog.done() < backlog.messages() && System.nanoTime() - start < LONGEST_NANOS) {
            pause();
        }
        int done = backlog.done();
        double seconds = (System.nanoTime() - start) / 1e9;
        listener.container().stop();
        backlog.requireRestored(backlog.done());
        CreditRound round = new CreditRound(done / seconds, done);
        System.err.printf(
                Locale.ROOT, "%-24s %,d messages, %,.0f/s%n", listener.title(), round.messages(), round.perSecond());
        return round;
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_UP_MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ConfigurableApplicationContext host(Servers servers) {
        Map<String, Object> properties = new HashMap<>(servers.springProperties());
        // Connects as the worker, which owns the queue.
        for (String server : List.of("redis", "rabbitmq")) {
            for (String credential : List.of("username", "password")) {
                properties.put(
                        (server.equals("redis") ? "spring.data.redis." : "spring.rabbitmq.") + credential,
                        "${floorplan." + server + ".worker." + credential + "}");
            }
        }
        properties.put("spring.config.location", "classpath:floorplan-defaults.yml");
        properties.put("namastack.outbox.enabled", false);
        return new SpringApplicationBuilder(CreditHost.class)
                .web(WebApplicationType.NONE)
                .properties(properties)
                // A thousand marks at once may take longer than the usual timeout.
                .run("--spring.data.redis.timeout=20s");
    }
}
