package floorplan.store.dayend;

import floorplan.domain.dayend.DayEndStatus;
import floorplan.domain.loan.LoanType;
import floorplan.store.database.AccountDatabase;
import floorplan.store.loan.LoanKeys;
import floorplan.store.loan.VisibleLoans;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The progress and the results of day-ends, as shown to a person. */
public final class DayEndViews {
    private static final String OUTLINE = """
            SELECT d.business_date, d.started_at, d.closed_at, t.run, t.checked_at, t.holds,
                a.actor, a.reason, a.accepted_at,
                (SELECT COUNT(*) FROM day_end_failure f
                    WHERE f.business_date = d.business_date AND f.mended_at IS NULL) AS failures
            FROM day_end d
                LEFT JOIN trial_balance t ON t.business_date = d.business_date
                    AND t.run = (SELECT MAX(run) FROM trial_balance n WHERE n.business_date = d.business_date)
                LEFT JOIN trial_balance_acceptance a ON a.business_date = t.business_date AND a.run = t.run
            """;

    private final AccountDatabase database;

    public DayEndViews(AccountDatabase database) {
        this.database = database;
    }

    /**
     * A date that was begun.
     *
     * @param closedAt when the open date moved past it; null before
     * @param trialBalance the newest one; null before the first
     * @param failures number of its open failures
     */
    public record DayEndOutline(
            LocalDate date,
            Instant startedAt,
            @Nullable Instant closedAt,
            @Nullable CheckRun trialBalance,
            long failures) {
        public DayEndStatus status() {
            return trialBalance == null
                    ? DayEndStatus.RUNNING
                    : DayEndStatus.ofChecked(trialBalance.holds(), failures > 0);
        }
    }

    /**
     * A trial balance.
     *
     * @param run number within its date, from 1
     * @param holds whether all of its checks hold
     * @param acceptance null if no person has accepted its differences
     */
    public record CheckRun(
            int run,
            Instant checkedAt,
            boolean holds,
            @Nullable Acceptance acceptance) {}

    /** A person's acceptance of differences. */
    public record Acceptance(String by, String reason, Instant at) {}

    /**
     * A date with its progress and its checks.
     *
     * @param loansDoneAt when its last loan was done; null until the date is closed
     */
    public record DayEnd(
            DayEndOutline outline, @Nullable Instant loansDoneAt, List<TypeCount> loanTypes, List<CheckLine> checks) {}

    /**
     * The progress of one loan type on a date.
     *
     * @param eligible number of loans that had to accrue the date when its ranges were made
     * @param done number of loans that have accrued the date, mended failures included
     * @param failed number of its open failures
     * @param elapsed time from the start of the day-end until the type's last range was finished, or until now
     */
    public record TypeCount(
            LoanType loanType,
            long eligible,
            long done,
            long failed,
            Duration elapsed,
            @Nullable Instant finishedAt) {}

    /** Begun dates before {@code before}, newest first. */
    public List<DayEndOutline> list(LocalDate before, int limit) {
        return database.sql(OUTLINE + "WHERE d.business_date < :before ORDER BY d.business_date DESC LIMIT :limit")
                .param("before", before)
                .param("limit", limit)
                .query((row, n) -> outline(row))
                .list();
    }

    /** Empty when the date was never begun. */
    public Optional<DayEnd> find(LocalDate date) {
        return database.inSnapshot(() -> outline(date).map(outline -> {
            List<TypeCount> types = Arrays.stream(LoanType.values())
                    .map(type -> count(date, type))
                    .toList();
            CheckRun ran = outline.trialBalance();
            List<CheckLine> checks = ran == null ? List.of() : checks(date, ran.run());
            return new DayEnd(outline, outline.closedAt() == null ? null : loansDoneAt(types), types, checks);
        }));
    }

    /** Empty when the date was never begun. */
    public Optional<DayEndOutline> outline(LocalDate date) {
        return database.sql(OUTLINE + "WHERE d.business_date = :date")
                .param("date", date)
                .query((row, n) -> outline(row))
                .optional();
    }

    /** The first date before this one whose newest trial balance does not hold and is not accepted. */
    public Optional<LocalDate> unbalancedBefore(LocalDate date) {
        return database.sql(OUTLINE + """
                        WHERE d.business_date < :date AND t.holds = 0 AND a.run IS NULL
                        ORDER BY d.business_date LIMIT 1
                        """)
                .param("date", date)
                .query((row, n) -> row.getObject("business_date", LocalDate.class))
                .optional();
    }

    /** The first date of the books: the first one begun, or else the earliest drawdown; empty when there is no loan. */
    public Optional<LocalDate> firstDate() {
        return database.sql("""
                        SELECT COALESCE(
                            (SELECT MIN(business_date) FROM day_end),
                            (SELECT MIN(l.drawdown_date) %s)) AS first
                        """.formatted(VisibleLoans.FROM))
                .query((row, n) -> Optional.ofNullable(row.getObject("first", LocalDate.class)))
                .single();
    }

    private TypeCount count(LocalDate date, LoanType type) {
        // Selected by key, so that a loan with a damaged row is counted too.
        LoanKeys.LoanKeyRange keys = LoanKeys.of(type);
        return database.sql("""
                        SELECT COALESCE(SUM(r.eligible), 0) AS eligible, COALESCE(SUM(r.done + r.failed), 0) AS behind,
                            CASE WHEN COUNT(*) = COUNT(r.finished_at) THEN MAX(r.finished_at) END AS finished,
                            TIMESTAMPDIFF(MICROSECOND, (SELECT started_at FROM day_end WHERE business_date = :date),
                                CASE WHEN COUNT(*) = COUNT(r.finished_at) THEN MAX(r.finished_at)
                                    ELSE UTC_TIMESTAMP(6) END) AS micros,
                            (SELECT COUNT(*) FROM day_end_failure f WHERE f.business_date = :date
                                AND f.loan_id BETWEEN :first AND :last AND f.mended_at IS NULL) AS failed
                        FROM day_end_range r WHERE r.business_date = :date AND r.loan_type = :type
                        """)
                .param("date", date)
                .param("type", type.name())
                .param("first", keys.first())
                .param("last", keys.last())
                .query((row, n) -> new TypeCount(
                        type,
                        row.getLong("eligible"),
                        row.getLong("behind") - row.getLong("failed"),
                        row.getLong("failed"),
                        Duration.ofNanos(1_000 * row.getLong("micros")),
                        maybe(row, "finished")))
                .single();
    }

    private static @Nullable Instant loansDoneAt(List<TypeCount> types) {
        Instant last = null;
        for (TypeCount type : types) {
            Instant finished = type.finishedAt();
            if (finished != null && (last == null || finished.isAfter(last))) {
                last = finished;
            }
        }
        return last;
    }

    private List<CheckLine> checks(LocalDate date, int run) {
        return database.sql("SELECT * FROM trial_balance_check WHERE business_date = :date AND run = :run ORDER BY seq")
                .param("date", date)
                .param("run", run)
                .query((row, n) -> CheckLine.of(row))
                .list();
    }

    private static DayEndOutline outline(ResultSet row) throws SQLException {
        Instant checkedAt = maybe(row, "checked_at");
        return new DayEndOutline(
                row.getObject("business_date", LocalDate.class),
                instant(row, "started_at"),
                maybe(row, "closed_at"),
                checkedAt == null
                        ? null
                        : new CheckRun(row.getInt("run"), checkedAt, row.getBoolean("holds"), acceptance(row)),
                row.getLong("failures"));
    }

    private static @Nullable Acceptance acceptance(ResultSet row) throws SQLException {
        Instant at = maybe(row, "accepted_at");
        return at == null ? null : new Acceptance(row.getString("actor"), row.getString("reason"), at);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    private static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
        LocalDateTime at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }
}
