package floorplan.activities.dayend;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Connections that note the SQL of each statement. */
final class NotedStatements extends DelegatingDataSource {
    private static final Pattern TABLE = Pattern.compile("(?:from|join)\\s+([a-z_]+)\\b(?!\\.)");

    private final List<String> noted = new ArrayList<>();

    NotedStatements(DataSource connections) {
        super(connections);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        noted.add(((String) arguments[0]).toLowerCase(Locale.ROOT));
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** The number of queries of each table since the last call. */
    Map<String, Integer> reads() {
        Map<String, Integer> reads = new TreeMap<>();
        for (String sql : noted) {
            if (sql.startsWith("select")) {
                new TreeSet<>(TABLE.matcher(sql)
                                .results()
                                .map((MatchResult found) -> found.group(1))
                                .toList())
                        .forEach(table -> reads.merge(table, 1, Integer::sum));
            }
        }
        noted.clear();
        return reads;
    }
}
