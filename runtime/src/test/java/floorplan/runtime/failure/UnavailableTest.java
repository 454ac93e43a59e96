package floorplan.runtime.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.rabbitmq.client.ShutdownSignalException;
import floorplan.store.database.RowLocked;
import floorplan.store.message.NotPublished;
import io.grpc.Status;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisLoadingException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.amqp.AmqpConnectException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionSystemException;

class UnavailableTest {
    static Stream<Arguments> awayOrBusy() {
        return Stream.of(
                arguments(FailedServer.MYSQL, noConnection()),
                arguments(FailedServer.MYSQL, uncategorized(new SQLException("Lock wait timeout", "HY000", 1205))),
                arguments(FailedServer.MYSQL, uncategorized(new SQLException("Deadlock found", "40001", 1213))),
                arguments(FailedServer.MYSQL, uncategorized(new SQLException("Record has changed", "HY000", 1020))),
                arguments(FailedServer.MYSQL, uncategorized(new SQLException("Connection was killed", "70100", 1927))),
                arguments(
                        FailedServer.MYSQL,
                        new TransactionSystemException(
                                "commit", new SQLNonTransientConnectionException("Socket error", "08000"))),
                arguments(FailedServer.MYSQL, new RowLocked("the loan")),
                arguments(FailedServer.MYSQL, new OptimisticLockingFailureException("somebody was faster")),
                arguments(FailedServer.REDIS, redis(new RedisCommandTimeoutException("1 s"))),
                arguments(FailedServer.REDIS, redis(new RedisException("Connection closed"))),
                arguments(FailedServer.REDIS, redis(new RedisLoadingException("LOADING the dataset in memory"))),
                arguments(FailedServer.REDIS, redis(new RedisCommandExecutionException("OOM command not allowed"))),
                arguments(FailedServer.RABBITMQ, new AmqpConnectException(new ConnectException("refused"))),
                arguments(FailedServer.RABBITMQ, new NotPublished("no confirm")),
                arguments(FailedServer.RABBITMQ, new ShutdownSignalException(true, false, null, null)),
                arguments(FailedServer.TEMPORAL, Status.UNAVAILABLE.asRuntimeException()),
                arguments(
                        FailedServer.TEMPORAL,
                        new IllegalStateException(Status.DEADLINE_EXCEEDED.asRuntimeException())));
    }

    @ParameterizedTest
    @MethodSource("awayOrBusy")
    void blamesAServerThatIsAwayOrBusy(FailedServer server, Throwable failure) {
        assertThat(Unavailable.server(failure)).contains(server);
    }

    static Stream<Throwable> bugs() {
        return Stream.of(
                new NullPointerException(),
                new IllegalStateException("a bug"),
                new BadSqlGrammarException("task", "SELEC 1", new SQLSyntaxErrorException("syntax", "42000", 1064)),
                new DataIntegrityViolationException(
                        "insert", new SQLIntegrityConstraintViolationException("Duplicate entry", "23000", 1062)),
                uncategorized(new SQLException("Incorrect string value", "HY000", 1366)),
                redis(new RedisCommandExecutionException("WRONGTYPE Operation against a key")),
                redis(new RedisCommandExecutionException("NOPERM this user has no permissions")),
                Status.INVALID_ARGUMENT.asRuntimeException());
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void blamesNoServerThatRefusesWhatWeAsk(Throwable failure) {
        assertThat(Unavailable.server(failure)).isEmpty();
    }

    private static Throwable noConnection() {
        return new CannotGetJdbcConnectionException("no", new SQLTransientConnectionException("timed out"));
    }

    private static Throwable uncategorized(SQLException cause) {
        return new UncategorizedSQLException("task", "UPDATE loan", cause);
    }

    private static Throwable redis(RedisException cause) {
        return new RedisSystemException("redis", cause);
    }
}
