package floorplan.store.audit;

import floorplan.store.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The entries of both schemas' audit tables as one list, newest first. */
public final class AuditList {
    private static final Comparator<AuditLine> NEWEST_FIRST = Comparator.comparing(AuditLine::at)
            .reversed()
            .thenComparing(AuditLine::side)
            .thenComparing(Comparator.comparingLong(AuditLine::seq).reversed());

    private final Database account;
    private final Database clms;

    public AuditList(Database account, Database clms) {
        this.account = account;
        this.clms = clms;
    }

    /** The side whose audit table holds an entry. At equal times the account side's entry comes first. */
    public enum Side {
        ACCOUNT,
        CLMS
    }

    /**
     * An audit entry.
     *
     * @param seq its number in its side's table
     * @param outcome null in rows older than this column
     * @param before the state before as JSON; null if nothing existed
     * @param after the state after as JSON; null likewise
     */
    public record AuditLine(
            Side side,
            long seq,
            Instant at,
            String actor,
            String action,
            Subject subject,
            @Nullable String outcome,
            @Nullable String before,
            @Nullable String after) {}

    /**
     * Conditions on the list: all given ones must hold; null means no condition. Both ends of the span are included.
     */
    public record Filter(
            @Nullable String actor,
            @Nullable Action action,
            @Nullable Subject subject,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** A position in the list: directly behind this entry. */
    public record AuditPosition(Instant at, Side side, long seq) {
        /** Before the newest entry. */
        public static final AuditPosition NEWEST =
                new AuditPosition(Instant.parse("9999-12-31T00:00:00Z"), Side.ACCOUNT, Long.MAX_VALUE);

        /** Entries of a side at exactly this time lie behind the position if their number is below the returned one. */
        long seqOf(Side other) {
            if (other == side) {
                return seq;
            }
            return other.compareTo(side) < 0 ? 0 : Long.MAX_VALUE;
        }
    }

    /**
     * The first {@code limit} entries behind a position.
     *
     * @throws floorplan.store.database.QueryTooSlow if the query exceeds the session's time limit
     */
    public List<AuditLine> list(Filter filter, AuditPosition after, int limit) {
        return Stream.of(Side.values())
                .flatMap(side -> ofSide(side, filter, after, limit).stream())
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    private List<AuditLine> ofSide(Side side, Filter filter, AuditPosition after, int limit) {
        Database schema = switch (side) {
            case ACCOUNT -> account;
            case CLMS -> clms;
        };
        Map<String, Object> values = new HashMap<>();
        String conditions = conditions(filter, values);
        return schema.broad(() -> schema.sql("""
                        SELECT * FROM audit FORCE INDEX (%s) WHERE at <= :at AND (at < :at OR seq < :seq) %s
                        ORDER BY at DESC, seq DESC LIMIT :limit
                        """.formatted(index(filter), conditions))
                .params(values)
                .param("at", utc(after.at()))
                .param("seq", after.seqOf(side))
                .param("limit", limit)
                .query((row, n) -> line(side, row))
                .list());
    }

    private static String conditions(Filter filter, Map<String, Object> values) {
        StringBuilder conditions = new StringBuilder();
        Subject subject = filter.subject();
        if (subject != null) {
            conditions.append(" AND subject_kind = :kind AND subject_id = :id");
            values.put("kind", subject.kind());
            values.put("id", subject.id());
        }
        add(" AND actor = :actor", "actor", filter.actor(), conditions, values);
        add(" AND action = :action", "action", name(filter.action()), conditions, values);
        add(" AND at >= :from", "from", utc(filter.from()), conditions, values);
        add(" AND at <= :to", "to", utc(filter.to()), conditions, values);
        return conditions.toString();
    }

    private static void add(
            String condition,
            String name,
            @Nullable Object value,
            StringBuilder conditions,
            Map<String, Object> values) {
        if (value != null) {
            conditions.append(condition);
            values.put(name, value);
        }
    }

    private static String index(Filter filter) {
        if (filter.subject() != null) {
            return "audit_by_subject";
        }
        if (filter.actor() != null) {
            return "audit_by_actor";
        }
        return filter.action() != null ? "audit_by_action" : "audit_by_time";
    }

    private static @Nullable String name(@Nullable Action action) {
        return action == null ? null : action.name();
    }

    private static @Nullable LocalDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static AuditLine line(Side side, ResultSet row) throws SQLException {
        return new AuditLine(
                side,
                row.getLong("seq"),
                row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getString("actor"),
                row.getString("action"),
                new Subject(row.getString("subject_kind"), row.getString("subject_id")),
                row.getString("outcome"),
                row.getString("state_before"),
                row.getString("state_after"));
    }
}
