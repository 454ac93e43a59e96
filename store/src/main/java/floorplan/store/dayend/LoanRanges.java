package floorplan.store.dayend;

import floorplan.domain.loan.LoanType;
import floorplan.store.database.AccountDatabase;
import floorplan.store.loan.LoanKeys;
import floorplan.store.loan.VisibleLoans;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ranges of loan keys by which a date is accrued, each with its checkpoint. */
public final class LoanRanges {
    /** Fewer loans than this are not worth a range of their own. */
    private static final long SMALLEST = 10_000;

    private final AccountDatabase database;

    public LoanRanges(AccountDatabase database) {
        this.database = database;
    }

    /**
     * A range that is not finished.
     *
     * @param round 0 for the loans that existed at first
     * @param eligible loans that had to accrue the date when the range was made
     */
    public record OpenRange(int round, long firstId, long eligible) {}

    /**
     * A range whose checkpoint this transaction has locked.
     *
     * @param doneThrough the last loan key that is done
     * @param done loans for which the date is accrued
     * @param failed loans for which it could not be accrued
     */
    public record HeldRange(
            LocalDate date,
            LoanType loanType,
            int round,
            long firstId,
            long lastId,
            long doneThrough,
            long done,
            long failed) {
        public boolean isFinished() {
            return doneThrough == lastId;
        }
    }

    /**
     * The unfinished ranges. If there are none, makes new ones over the loans that still have to accrue the date: the
     * first time over all loans, later over loans of imports completed meanwhile, or over reopened loans.
     *
     * @param most the largest number of ranges
     */
    public List<OpenRange> left(LocalDate date, LoanType type, int most) {
        return database.inTransaction(() -> {
            // Of two concurrent planners, the second one waits here and finds the ranges that the first has made.
            database.sql("SELECT business_date FROM day_end WHERE business_date = :date FOR UPDATE")
                    .param("date", date)
                    .query(LocalDate.class)
                    .single();
            List<OpenRange> open = open(date, type);
            if (!open.isEmpty()) {
                return open;
            }
            int round = nextRound(date, type);
            if (round == 0) {
                make(date, type, round, LoanKeys.of(type), most);
            } else {
                List<LoanKeys.LoanKeyRange> appeared = appeared(date, type);
                // Never both in one round: a range is identified by round and first loan, and a reopened loan may also
                // be one that appeared.
                (appeared.isEmpty() ? restarted(date, type) : appeared)
                        .forEach(keys -> make(date, type, round, keys, 1));
            }
            return open(date, type);
        });
    }

    private List<OpenRange> open(LocalDate date, LoanType type) {
        return database.sql("""
                        SELECT round, first_id, eligible FROM day_end_range
                        WHERE business_date = :date AND loan_type = :type AND finished_at IS NULL
                        ORDER BY round, first_id
                        """)
                .param("date", date)
                .param("type", type.name())
                .query((row, n) -> new OpenRange(row.getInt("round"), row.getLong("first_id"), row.getLong("eligible")))
                .list();
    }

    private int nextRound(LocalDate date, LoanType type) {
        return database.sql("""
                        SELECT COALESCE(MAX(round) + 1, 0) FROM day_end_range
                        WHERE business_date = :date AND loan_type = :type
                        """)
                .param("date", date)
                .param("type", type.name())
                .query(Integer.class)
                .single();
    }

    private void make(LocalDate date, LoanType type, int round, LoanKeys.LoanKeyRange keys, int most) {
        long total = beforeThem(date, keys, "SELECT COUNT(*) FROM loan l", "")
                .query(Long.class)
                .single();
        long size = Math.max(SMALLEST, (total + most - 1) / most);
        long first = keys.first();
        for (long left = total; left > 0; left -= size) {
            long eligible = Math.min(left, size);
            long last = left <= size ? keys.last() : nth(date, new LoanKeys.LoanKeyRange(first, keys.last()), size);
            insert(date, type, round, first, last, eligible);
            first = last + 1;
        }
    }

    private long nth(LocalDate date, LoanKeys.LoanKeyRange keys, long n) {
        return beforeThem(date, keys, "SELECT l.id FROM loan l", "ORDER BY l.id LIMIT 1 OFFSET " + (n - 1))
                .query(Long.class)
                .single();
    }

    private void insert(LocalDate date, LoanType type, int round, long first, long last, long eligible) {
        database.sql("""
                        INSERT INTO day_end_range (business_date, loan_type, round, first_id, last_id, eligible, done_through)
                        VALUES (:date, :type, :round, :first, :last, :eligible, :first - 1)
                        """)
                .param("date", date)
                .param("type", type.name())
                .param("round", round)
                .param("first", first)
                .param("last", last)
                .param("eligible", eligible)
                .update();
    }

    /**
     * Loans of a key range that still have to accrue the date and have no open failure of it. Forces the primary key
     * for the reason that {@link DueLoans} states.
     */
    private JdbcClient.StatementSpec beforeThem(
            LocalDate date, LoanKeys.LoanKeyRange keys, String select, String order) {
        return database.sql(select + """
                         FORCE INDEX (PRIMARY)
                        WHERE l.id BETWEEN :first AND :last AND l.closed_on IS NULL AND l.drawdown_date <= :date
                            AND l.accrued_through < :date AND %s
                            AND NOT EXISTS (SELECT 1 FROM day_end_failure f
                                WHERE f.loan_id = l.id AND f.business_date = :date AND f.mended_at IS NULL)
                        """.formatted(VisibleLoans.condition(database)) + order)
                .param("first", keys.first())
                .param("last", keys.last())
                .param("date", date);
    }

    /** The keys of loans that became visible while the date was the open one and still have to accrue it. */
    private List<LoanKeys.LoanKeyRange> appeared(LocalDate date, LoanType type) {
        List<LoanKeys.LoanKeyRange> keys = new ArrayList<>();
        for (long seq : database.sql(
                        "SELECT seq FROM import WHERE status = 'COMPLETED' AND open_date = :date ORDER BY seq")
                .param("date", date)
                .query((row, n) -> row.getLong("seq"))
                .list()) {
            LoanKeys.LoanKeyRange ofImport = LoanKeys.of(type, seq);
            Optional<Long> first = beforeThem(date, ofImport, "SELECT l.id FROM loan l", "ORDER BY l.id LIMIT 1")
                    .query(Long.class)
                    .optional();
            first.ifPresent(id -> keys.add(new LoanKeys.LoanKeyRange(id, ofImport.last())));
        }
        return keys;
    }

    /**
     * The keys of paid-off loans that a reversal or correction reopened while the date was the open one, and that still
     * have to accrue it. A correction may be booked on a later date than the open one.
     */
    private List<LoanKeys.LoanKeyRange> restarted(LocalDate date, LoanType type) {
        LoanKeys.LoanKeyRange ofType = LoanKeys.of(type);
        return database
                .sql("""
                        SELECT r.loan_id FROM reversal_log v JOIN repayment_log r ON r.id = v.repayment_id
                        WHERE v.booking_date = :date AND v.restarted AND r.loan_id BETWEEN :first AND :last
                        UNION
                        SELECT c.loan_id FROM correction c
                        WHERE c.booking_date >= :date AND c.paid_off_before IS NOT NULL AND c.paid_off_after IS NULL
                            AND c.loan_id BETWEEN :first AND :last
                        ORDER BY loan_id
                        """)
                .param("date", date)
                .param("first", ofType.first())
                .param("last", ofType.last())
                .query((row, n) -> new LoanKeys.LoanKeyRange(row.getLong("loan_id"), row.getLong("loan_id")))
                .list()
                .stream()
                .filter(keys -> beforeThem(date, keys, "SELECT l.id FROM loan l", "")
                        .query(Long.class)
                        .optional()
                        .isPresent())
                .toList();
    }

    boolean someAppeared(LocalDate date) {
        for (LoanType type : LoanType.values()) {
            if (!appeared(date, type).isEmpty() || !restarted(date, type).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    void requireFinished(LocalDate date) {
        long open = database.sql(
                        "SELECT COUNT(*) FROM day_end_range WHERE business_date = :date AND finished_at IS NULL")
                .param("date", date)
                .query(Long.class)
                .single();
        if (open > 0) {
            throw new IllegalStateException(
                    date + " cannot be closed: " + open + " ranges of its loans are not finished");
        }
    }

    /** Locks a range until the caller's transaction ends, so that a second worker on the range waits. */
    public HeldRange hold(LocalDate date, LoanType type, int round, long firstId) {
        return database.sql("""
                        SELECT last_id, done_through, done, failed FROM day_end_range
                        WHERE business_date = :date AND loan_type = :type AND round = :round AND first_id = :first FOR UPDATE
                        """)
                .param("date", date)
                .param("type", type.name())
                .param("round", round)
                .param("first", firstId)
                .query((row, n) -> new HeldRange(
                        date,
                        type,
                        round,
                        firstId,
                        row.getLong("last_id"),
                        row.getLong("done_through"),
                        row.getLong("done"),
                        row.getLong("failed")))
                .single();
    }

    /** Moves the checkpoint of a range, and adds the numbers of done and of failed loans up to it. */
    public HeldRange advance(HeldRange range, long through, long moreDone, long moreFailed) {
        database.sql("""
                        UPDATE day_end_range SET done_through = :through, done = done + :done, failed = failed + :failed,
                            started_at = COALESCE(started_at, UTC_TIMESTAMP(6)),
                            finished_at = CASE WHEN :through = last_id THEN UTC_TIMESTAMP(6) END
                        WHERE business_date = :date AND loan_type = :type AND round = :round AND first_id = :first
                        """)
                .param("through", through)
                .param("done", moreDone)
                .param("failed", moreFailed)
                .param("date", range.date())
                .param("type", range.loanType().name())
                .param("round", range.round())
                .param("first", range.firstId())
                .update();
        return hold(range.date(), range.loanType(), range.round(), range.firstId());
    }
}
