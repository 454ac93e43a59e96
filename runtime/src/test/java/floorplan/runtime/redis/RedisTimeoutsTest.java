package floorplan.runtime.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.resource.EpollProvider;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class RedisTimeoutsTest {
    @Test
    void disconnectsFromASilentRedis() {
        ClientOptions.Builder client = ClientOptions.builder();
        new RedisTimeouts().silentRedisIsLeft(Duration.ofSeconds(1)).customize(client);

        SocketOptions sockets = client.build().getSocketOptions();
        assertThat(sockets.getConnectTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(sockets.isEnableTcpUserTimeout()).isTrue();
        assertThat(sockets.getTcpUserTimeout().getTcpUserTimeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(sockets.isKeepAlive()).isTrue();
        assertThat(sockets.getKeepAlive().getIdle()).isEqualTo(Duration.ofSeconds(10));
    }

    /** Without this transport Lettuce only warns that it ignores the timeout. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theTransportThatKnowsTheTimeoutIsThere() {
        assertThat(EpollProvider.isAvailable()).isTrue();
    }
}
