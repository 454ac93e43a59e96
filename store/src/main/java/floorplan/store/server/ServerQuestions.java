package floorplan.store.server;

import floorplan.store.database.Database;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.data.redis.connection.RedisConnectionCommands;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The cheapest question to each kind of server. Each throws if the server does not answer. */
public final class ServerQuestions {
    private ServerQuestions() {}

    public static void ask(Database database) {
        database.sql("SELECT 1").query(Integer.class).single();
    }

    public static void ask(StringRedisTemplate redis) {
        redis.execute((RedisCallback<String>) RedisConnectionCommands::ping);
    }

    /** Sets the limit of deliveries to none, its default. Unlike opening a cached channel, this asks the broker. */
    public static void ask(RabbitTemplate rabbit) {
        rabbit.execute(channel -> {
            channel.basicQos(0);
            return null;
        });
    }
}
