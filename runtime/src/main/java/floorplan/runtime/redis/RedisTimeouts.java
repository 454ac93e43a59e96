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
 * Closes the connection to a Redis whose host has vanished. A command times out after
 * {@code spring.data.redis.timeout}. Without this, the connection, which all commands share, would stay open as long as
 * the kernel retransmits: a quarter of an hour.
 */
@Configuration(proxyBeanMethods = false)
public class RedisTimeouts {
    private static final Duration UNACKNOWLEDGED = Duration.ofSeconds(20);
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_PROBES = Duration.ofSeconds(5);
    private static final int PROBES = 2;

    /**
     * The TCP user timeout needs Netty's native transport, which exists on Linux. Elsewhere only the keep-alive works.
     */
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
