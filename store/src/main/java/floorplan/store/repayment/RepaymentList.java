package floorplan.store.repayment;

import floorplan.store.database.AccountDatabase;
import floorplan.store.repayment.RepaymentFilter.Index;
import floorplan.store.repayment.RepaymentViews.RepaymentView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Lists repayments, newest first: by acceptance, or by value date and then acceptance if the filter has a condition on
 * the value date. Each query names its index: left to choose, the database often scans all repayments in the order of
 * the list, since it cannot know how far it must go.
 */
public final class RepaymentList {
    /**
     * Up to this many rows are found by amount and sorted. More rows lie so densely in the list's order that a scan in
     * that order soon finds a page of them.
     */
    private static final int FEW = 20_000;

    private static final String BY_ACCEPTANCE = "accepted_at DESC, id DESC";
    private static final String BY_VALUE_DATE = "listed_value_date DESC, accepted_at DESC, id DESC";

    private final AccountDatabase database;
    private final int few;

    /** @param database as the API's user, with a statement time limit that suits a list */
    public RepaymentList(AccountDatabase database) {
        this(database, FEW);
    }

    RepaymentList(AccountDatabase database, int few) {
        this.database = database;
        this.few = few;
    }

    /**
     * A position in the list: directly behind this repayment. The value date counts only if the list is ordered by it.
     */
    public record RepaymentPosition(LocalDate valueDate, Instant acceptedAt, String id) {
        /** Before the newest one. */
        public static final RepaymentPosition NEWEST =
                new RepaymentPosition(LocalDate.of(9999, 12, 31), Instant.parse("9999-12-31T00:00:00Z"), "");
    }

    /**
     * The first {@code limit} repayments behind a position.
     *
     * @throws floorplan.store.database.QueryTooSlow if the query exceeds the session's time limit
     */
    public List<RepaymentView> list(RepaymentFilter filter, RepaymentPosition after, int limit) {
        return database.broad(() -> read(filter, after, limit));
    }

    private List<RepaymentView> read(RepaymentFilter filter, RepaymentPosition after, int limit) {
        String order = filter.isByValueDate() ? BY_VALUE_DATE : BY_ACCEPTANCE;
        return database.sql("""
                        SELECT %s FROM (
                            SELECT id FROM repayment_log FORCE INDEX (%s) WHERE %s %s ORDER BY %s LIMIT :limit) page
                        JOIN repayment_log r ON r.id = page.id %s ORDER BY %s
                        """.formatted(
                                RepaymentViews.COLUMNS,
                                index(filter).sql,
                                behind(filter),
                                filter.conditions(),
                                order,
                                RepaymentViews.JOIN_CORRECTIONS,
                                order.replace(" id", " r.id")))
                .params(filter.values())
                .param("afterDate", after.valueDate())
                .param("afterTime", RepaymentFilter.utc(after.acceptedAt()))
                .param("afterId", after.id())
                .param("limit", limit)
                .query((row, n) -> RepaymentViews.view(row))
                .list();
    }

    private static String behind(RepaymentFilter filter) {
        return filter.isByValueDate()
                ? """
                listed_value_date <= :afterDate AND (listed_value_date < :afterDate OR accepted_at < :afterTime
                    OR (accepted_at = :afterTime AND id < :afterId))
                """
                : "accepted_at <= :afterTime AND (accepted_at < :afterTime OR id < :afterId)";
    }

    /** The ids of at most {@code most} applied repayments, reversed or not, that are not sent to the credit side. */
    public List<String> appliedAndUnsent(int most) {
        return database.sql("""
                        SELECT id FROM repayment_log FORCE INDEX (repayment_by_sending)
                        WHERE sent_at IS NULL AND status IN ('APPLIED', 'REVERSED') LIMIT :most
                        """)
                .param("most", most)
                .query((row, n) -> row.getString("id"))
                .list();
    }

    private Index index(RepaymentFilter filter) {
        Index first = filter.index();
        boolean isFine = first != Index.AMOUNT || filter.isInOrderByAmount() || areFew(filter);
        return isFine ? first : filter.indexBeside(first);
    }

    private boolean areFew(RepaymentFilter filter) {
        return database.sql("""
                        SELECT COUNT(*) FROM (
                            SELECT 1 FROM repayment_log FORCE INDEX (repayment_by_amount)
                            WHERE amount BETWEEN :least AND :most LIMIT :few) found
                        """)
                        .param("least", filter.leastAmount())
                        .param("most", filter.mostAmount())
                        .param("few", few + 1)
                        .query(Long.class)
                        .single()
                <= few;
    }
}
