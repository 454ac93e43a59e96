package floorplan.runtime.redis;

import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.SocketOptions.TcpUserTimeoutOptions;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Notices a Redis whose host has vanished without a word. A command is given up after {@code spring.data.redis.timeout}, but its connection, which all commands share, would be
 * kept for as long as the kernel sends again what nobody acknowledges: a quarter of an hour.
 */
@Configuration(proxyBeanMethods = false)
public class RedisTimeouts {
    private static final Duration UNACKNOWLEDGED = Duration.ofSeconds(20);
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_PROBES = Duration.ofSeconds(5);
    private static final int PROBES = 2;

    /** The first of the two timeouts needs Netty's native transport, which Linux has; elsewhere the second has to do. */
    @Bean
    LettuceClientOptionsBuilderCustomizer silentRedisIsLeft(
            @Value("${spring.data.redis.connect-timeout}") Duration connectTimeout) {
        return options -> options.socketOptions(SocketOptions.builder()
                .connectTimeout(connectTimeout)
                .tcpUserTimeout(TcpUserTimeoutOptions.builder()
                        .tcpUserTimeout(UNACKNOWLEDGED)
                        .enable()
                        .build())
                .keepAlive(KeepAliveOptions.builder()
                        .idle(IDLE)
                        .interval(BETWEEN_PROBES)
                        .count(PROBES)
                        .enable()
                        .build())
                .build());
    }
}
