package floorplan.runtime.settings;

import floorplan.store.settings.WrongSetting;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.PlaceholderResolutionException;

/**
 * Requires a process's users of Redis and RabbitMQ to be set. Spring Boot would use an unresolved placeholder as the
 * user's name.
 */
@Configuration(proxyBeanMethods = false)
public class ServerUsers {
    private static final List<String> NAMES = List.of(
            "spring.data.redis.username",
            "spring.data.redis.password",
            "spring.rabbitmq.username",
            "spring.rabbitmq.password");

    ServerUsers(Environment environment) {
        for (String name : NAMES) {
            try {
                environment.getProperty(name);
            } catch (PlaceholderResolutionException missing) {
                throw new WrongSetting(
                        missing.getPlaceholder(),
                        null,
                        "must have a value",
                        "the one that the server has for this process");
            }
        }
    }
}
