package floorplan.runtime.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.AmqpConnectException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

class FailedServerTest {
    @Test
    void namesTheServerThatDidNotAnswer() {
        assertThat(FailedServer.of(new RedisConnectionFailureException("refused")))
                .contains(FailedServer.REDIS);
        assertThat(FailedServer.of(new AmqpConnectException(new java.net.ConnectException("refused"))))
                .contains(FailedServer.RABBITMQ);
        assertThat(FailedServer.of(
                        new CannotGetJdbcConnectionException("no", new SQLTransientConnectionException("timed out"))))
                .contains(FailedServer.MYSQL);
    }

    @Test
    void looksForItAmongTheCauses() {
        assertThat(FailedServer.of(
                        new QueryTimeoutException("timed out", new io.lettuce.core.RedisException("no answer"))))
                .contains(FailedServer.REDIS);
    }

    @Test
    void blamesNoServerForAFaultOfOurs() {
        assertThat(FailedServer.of(new IllegalStateException("a bug"))).isEmpty();
    }
}
