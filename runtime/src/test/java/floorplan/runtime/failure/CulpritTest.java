package floorplan.runtime.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.AmqpConnectException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

class CulpritTest {
    @Test
    void namesTheServerThatDidNotAnswer() {
        assertThat(Culprit.of(new RedisConnectionFailureException("refused"))).contains(Culprit.REDIS);
        assertThat(Culprit.of(new AmqpConnectException(new java.net.ConnectException("refused"))))
                .contains(Culprit.RABBITMQ);
        assertThat(Culprit.of(
                        new CannotGetJdbcConnectionException("no", new SQLTransientConnectionException("timed out"))))
                .contains(Culprit.MYSQL);
    }

    @Test
    void looksForItAmongTheCauses() {
        assertThat(Culprit.of(new QueryTimeoutException("timed out", new io.lettuce.core.RedisException("no answer"))))
                .contains(Culprit.REDIS);
    }

    @Test
    void blamesNoServerForAFaultOfOurs() {
        assertThat(Culprit.of(new IllegalStateException("a bug"))).isEmpty();
    }
}
