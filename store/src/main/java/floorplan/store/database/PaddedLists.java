package floorplan.store.database;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementCreatorFactory;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * Pads each list of an {@code IN (:list)} to the next power of two with its last value, which changes no result. Each
 * length is a statement of its own, which each connection keeps prepared on the server; padding leaves about a dozen of
 * them.
 */
final class PaddedLists extends NamedParameterJdbcTemplate {
    PaddedLists(JdbcOperations statements) {
        super(statements);
    }

    @Override
    protected PreparedStatementCreator getPreparedStatementCreator(
            String sql, SqlParameterSource parameters, @Nullable Consumer<PreparedStatementCreatorFactory> customizer) {
        return super.getPreparedStatementCreator(sql, new Padded(parameters), customizer);
    }

    static List<@Nullable Object> padded(Iterable<?> values) {
        List<@Nullable Object> padded = new ArrayList<>();
        values.forEach(padded::add);
        while (Integer.bitCount(padded.size()) > 1) {
            padded.add(padded.getLast());
        }
        return padded;
    }

    private record Padded(SqlParameterSource parameters) implements SqlParameterSource {
        @Override
        public boolean hasValue(String name) {
            return parameters.hasValue(name);
        }

        @Override
        public @Nullable Object getValue(String name) {
            return parameters.getValue(name) instanceof Iterable<?> values ? padded(values) : parameters.getValue(name);
        }

        @Override
        public int getSqlType(String name) {
            return parameters.getSqlType(name);
        }

        @Override
        public @Nullable String getTypeName(String name) {
            return parameters.getTypeName(name);
        }

        @Override
        public String @Nullable [] getParameterNames() {
            return parameters.getParameterNames();
        }
    }
}
