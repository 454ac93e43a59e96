package floorplan.activities.receiptfile;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Connections that let other work be done, once, before the first statement of a table. */
final class WorkBetween extends DelegatingDataSource {
    private final String table;
    private final Runnable work;
    private final AtomicBoolean done = new AtomicBoolean();

    WorkBetween(DataSource connections, String table, Runnable work) {
        super(connections);
        this.table = table;
        this.work = work;
    }

    /** True once the work is done. */
    boolean isDone() {
        return done.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    boolean isOfTable =
                            method.getName().equals("prepareStatement") && ((String) arguments[0]).contains(table);
                    if (isOfTable && done.compareAndSet(false, true)) {
                        work.run();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
