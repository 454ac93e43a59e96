package floorplan.runtime.failure;

import com.rabbitmq.client.ShutdownSignalException;
import floorplan.store.database.RowLocked;
import floorplan.store.message.NotPublished;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.lettuce.core.RedisBusyException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisLoadingException;
import io.lettuce.core.RedisReadOnlyException;
import io.temporal.failure.TimeoutFailure;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.AmqpConnectException;
import org.springframework.amqp.AmqpIOException;
import org.springframework.amqp.AmqpResourceNotAvailableException;
import org.springframework.amqp.AmqpTimeoutException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.data.redis.RedisConnectionFailureException;

/**
 * Distinguishes a server that is away or busy, which a retry cures, from every other failure. A refused statement,
 * refused data and Floorplan's own exceptions except {@code RowLocked} and {@code NotPublished} count as bugs.
 */
final class Unavailable {
    /**
     * SQLSTATE classes 08 (connection) and 40 (transaction rolled back), and the state of a statement or connection
     * that was killed.
     */
    private static final String AWAY_OR_BUSY = "(08|40)...|70100";

    /**
     * Vendor codes that come with a general SQLSTATE: row changed meanwhile, too many connections, server stopping,
     * lock wait, deadlock, read-only server (two), time limit of a statement (two), row locked.
     */
    private static final Set<Integer> BUSY = Set.of(1020, 1040, 1053, 1205, 1213, 1290, 1836, 1969, 3024, 3572);

    /** The message of a pooled connection whose server was lost before the connection was returned to the pool. */
    private static final String LOST_BEFORE = "Connection is closed";

    private static final Set<Status.Code> TEMPORAL_AWAY =
            Set.of(Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED, Status.Code.RESOURCE_EXHAUSTED);

    private Unavailable() {}

    /** The server that is away or busy; empty for a bug. */
    static Optional<FailedServer> server(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            FailedServer server = of(cause);
            if (server != null) {
                return Optional.of(server);
            }
        }
        return Optional.empty();
    }

    private static @Nullable FailedServer of(Throwable cause) {
        return switch (cause) {
            case SQLException sql -> isAwayOrBusy(sql) ? FailedServer.MYSQL : null;
            case ConcurrencyFailureException somebodyWasFaster -> FailedServer.MYSQL;
            case RowLocked held -> FailedServer.MYSQL;
            case RedisCommandExecutionException answer -> isAwayOrBusy(answer) ? FailedServer.REDIS : null;
            case RedisException noAnswer -> FailedServer.REDIS;
            case RedisConnectionFailureException noConnection -> FailedServer.REDIS;
            case AmqpConnectException noConnection -> FailedServer.RABBITMQ;
            case AmqpIOException lost -> FailedServer.RABBITMQ;
            case AmqpTimeoutException noAnswer -> FailedServer.RABBITMQ;
            case AmqpResourceNotAvailableException noChannel -> FailedServer.RABBITMQ;
            case ShutdownSignalException lost -> FailedServer.RABBITMQ;
            case NotPublished unconfirmed -> FailedServer.RABBITMQ;
            case StatusRuntimeException call ->
                TEMPORAL_AWAY.contains(call.getStatus().getCode()) ? FailedServer.TEMPORAL : null;
            case TimeoutFailure nobodyWorks -> FailedServer.ACCOUNT_QUEUE;
            default -> null;
        };
    }

    private static boolean isAwayOrBusy(SQLException sql) {
        return sql instanceof SQLTransientException
                || sql instanceof SQLRecoverableException
                || sql instanceof SQLNonTransientConnectionException
                || BUSY.contains(sql.getErrorCode())
                || Objects.requireNonNullElse(sql.getSQLState(), "").matches(AWAY_OR_BUSY)
                || LOST_BEFORE.equals(sql.getMessage());
    }

    private static boolean isAwayOrBusy(RedisCommandExecutionException answer) {
        return answer instanceof RedisLoadingException
                || answer instanceof RedisBusyException
                || answer instanceof RedisReadOnlyException
                || Objects.requireNonNullElse(answer.getMessage(), "")
                        .matches("(OOM|MISCONF|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|NOREPLICAS) .*");
    }
}
