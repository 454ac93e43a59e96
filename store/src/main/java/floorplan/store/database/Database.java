package floorplan.store.database;

import floorplan.store.NotYet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One schema as one of its users. Code that serves both schemas takes this type, all other code its own schema's. A
 * statement belongs to the transaction of its thread; outside of any it commits by itself.
 */
public abstract sealed class Database permits AccountDatabase, ClmsDatabase {
    /** The most connections of this pool that may wait for locked rows; the others stay free for other work. */
    private static final int MOST_WAITING = 4;

    /** Error codes of a lock wait that timed out, and of MySQL's {@code NOWAIT} on a locked row. */
    private static final Set<Integer> LOCKED = Set.of(1205, 3572);

    /** Error codes of MariaDB and of MySQL for a statement that exceeded its session's time limit. */
    private static final Set<Integer> TOO_SLOW = Set.of(1969, 3024);

    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private final JdbcTemplate statements;
    private final JdbcClient client;
    private final TransactionTemplate transaction;
    private final TransactionTemplate snapshot;

    Database(DataSource connections) {
        statements = new JdbcTemplate(connections);
        client = JdbcClient.create(new PaddedLists(statements));
        JdbcTransactionManager transactions = new JdbcTransactionManager(connections);
        transaction = new TransactionTemplate(transactions);
        snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** One statement; its parameters are either {@code :named} or {@code ?}. */
    public final JdbcClient.StatementSpec sql(String sql) {
        return client.sql(sql);
    }

    /**
     * Runs a query that locks the rows it reads, in a transaction. If another transaction holds them, the query waits
     * for at most the session's lock timeout. Only {@link #MOST_WAITING} queries may wait at a time, so most
     * connections stay free, whatever is locked.
     *
     * @param what name of the rows, for messages to a person
     * @throws RowLocked if the wait timed out
     * @throws NotYet if too many queries wait already
     */
    public final <R extends @Nullable Object> R locking(
            String what, String select, RowLock lock, Function<JdbcClient.StatementSpec, R> query) {
        try {
            return query.apply(sql(select + " " + lock.atOnce));
        } catch (DataAccessException failure) {
            if (!isLocked(failure)) {
                throw failure;
            }
            return waitingFor(what, () -> query.apply(sql(select + " " + lock.waiting)));
        }
    }

    private <R extends @Nullable Object> R waitingFor(String what, Supplier<R> query) {
        if (!waiting.tryAcquire()) {
            throw new NotYet(what + " is locked by another transaction, and " + MOST_WAITING
                    + " connections wait for locks already");
        }
        try {
            return query.get();
        } catch (DataAccessException failure) {
            throw isLocked(failure) ? new RowLocked(what) : failure;
        } finally {
            waiting.release();
        }
    }

    private static boolean isLocked(DataAccessException failure) {
        return isOneOf(LOCKED, failure);
    }

    private static boolean isOneOf(Set<Integer> errors, DataAccessException failure) {
        return failure.getMostSpecificCause() instanceof SQLException sql && errors.contains(sql.getErrorCode());
    }

    /**
     * Runs a read that may have to examine any number of rows.
     *
     * @throws QueryTooSlow if the database ends the read at its session's time limit
     */
    public final <R> R broad(Supplier<R> read) {
        try {
            return read.get();
        } catch (DataAccessException failure) {
            throw isOneOf(TOO_SLOW, failure) ? new QueryTooSlow(failure) : failure;
        }
    }

    /**
     * Sends one statement for many rows together; each row holds the values of the {@code ?}, in order. Does nothing
     * without rows.
     */
    public final void batch(String sql, List<? extends @Nullable Object[]> rows) {
        statements.batchUpdate(sql, rows);
    }

    /** Sends one statement for many rows together; does nothing without rows. */
    public final <T> void batch(String sql, List<T> rows, ParameterizedPreparedStatementSetter<T> setter) {
        if (rows.isEmpty()) {
            return;
        }
        statements.batchUpdate(sql, rows, rows.size(), setter);
    }

    /** Runs work in a transaction, which is rolled back if the work throws. */
    public final void inTransaction(Runnable work) {
        transaction.executeWithoutResult(status -> work.run());
    }

    /** Runs work in a transaction, which is rolled back if the work throws. */
    public final <R> R inTransaction(Supplier<R> work) {
        return inTransaction(status -> work.get());
    }

    /** Runs work in a transaction, which is rolled back if the work throws or marks it so. */
    public final <R> R inTransaction(Function<TransactionStatus, R> work) {
        return Objects.requireNonNull(transaction.execute(work::apply));
    }

    /** Runs several reads that see the database at one moment, the moment of the first. */
    public final void inSnapshot(Runnable reads) {
        snapshot.executeWithoutResult(status -> reads.run());
    }

    /** Runs several reads that see the database at one moment, the moment of the first. */
    public final <R> R inSnapshot(Supplier<R> reads) {
        return Objects.requireNonNull(snapshot.execute(status -> reads.get()));
    }
}
