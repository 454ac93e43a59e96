package floorplan.store;

import floorplan.devstack.Server;
import floorplan.devstack.Stack;
import floorplan.devstack.TestStack;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Redis and RabbitMQ of the test stack, connected as the applications connect to them: as a user who may do anything
 * there, or as an application's user.
 */
public final class TestServers implements AutoCloseable {
    private final Stack stack;
    private final LettuceConnectionFactory redisConnections;
    private final CachingConnectionFactory rabbitConnections;
    private final StringRedisTemplate redis;
    private final RabbitTemplate rabbit;

    private TestServers(Stack stack, String role) {
        this.stack = stack;
        RedisStandaloneConfiguration at = new RedisStandaloneConfiguration(
                setting("SPRING_DATA_REDIS_HOST"), Integer.parseInt(setting("SPRING_DATA_REDIS_PORT")));
        at.setUsername(setting("FLOORPLAN_REDIS_%s_USERNAME".formatted(role)));
        at.setPassword(setting("FLOORPLAN_REDIS_%s_PASSWORD".formatted(role)));
        redisConnections = new LettuceConnectionFactory(
                at,
                LettuceClientConfiguration.builder()
                        .commandTimeout(Duration.ofSeconds(5))
                        .build());
        redisConnections.start();
        redis = new StringRedisTemplate(redisConnections);
        rabbitConnections = new CachingConnectionFactory(
                setting("SPRING_RABBITMQ_HOST"), Integer.parseInt(setting("SPRING_RABBITMQ_PORT")));
        rabbitConnections.setUsername(setting("FLOORPLAN_RABBITMQ_%s_USERNAME".formatted(role)));
        rabbitConnections.setPassword(setting("FLOORPLAN_RABBITMQ_%s_PASSWORD".formatted(role)));
        rabbitConnections.setPublisherConfirmType(CachingConnectionFactory.ConfirmType.CORRELATED);
        rabbitConnections.setPublisherReturns(true);
        rabbit = new RabbitTemplate(rabbitConnections);
        rabbit.setMandatory(true);
    }

    private String setting(String name) {
        return Objects.requireNonNull(stack.environment().get(name), name);
    }

    public static TestServers connect() {
        return as("OWNER");
    }

    /** @param role {@code WORKER}, {@code API} or {@code OWNER} */
    static TestServers as(String role) {
        return new TestServers(TestStack.get(), role);
    }

    public StringRedisTemplate redis() {
        return redis;
    }

    public RabbitTemplate rabbit() {
        return rabbit;
    }

    public void emptyRedis() {
        redis.execute(
                connection -> {
                    connection.serverCommands().flushAll();
                    return null;
                },
                true);
    }

    public void stopRedis() {
        stack.kill(Server.REDIS);
    }

    public void startRedis() {
        stack.restart(Server.REDIS);
    }

    /**
     * Declares the exchange to which the messages for the credit side are published, with or without a queue. The queue
     * ends with the connection, so it takes no messages of later tests.
     */
    public void bindCreditQueue(boolean bound) {
        RabbitAdmin admin = new RabbitAdmin(rabbit);
        DirectExchange exchange = new DirectExchange("floorplan.account");
        Queue queue = new Queue("test.credit", false, true, true);
        admin.declareExchange(exchange);
        admin.declareQueue(queue);
        for (String key : List.of("repayment.applied", "repayment.reversed", "correction.applied")) {
            var binding = BindingBuilder.bind(queue).to(exchange).with(key);
            if (bound) {
                admin.declareBinding(binding);
            } else {
                admin.removeBinding(binding);
            }
        }
        if (!bound) {
            admin.deleteQueue("clms.credit");
        }
    }

    @Override
    public void close() {
        redisConnections.destroy();
        rabbitConnections.destroy();
    }
}
