package floorplan.store.database;

import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Several reads that see the database at one moment. */
public final class Snapshot {
    private final TransactionTemplate transaction;

    public Snapshot(DataSource database) {
        transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        transaction.setReadOnly(true);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    public <R> R read(Supplier<R> reads) {
        return Objects.requireNonNull(transaction.execute(status -> reads.get()));
    }
}
