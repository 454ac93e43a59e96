package floorplan.store.loan;

import floorplan.domain.accrual.Accrual;
import floorplan.domain.journal.BookingDates;
import floorplan.domain.journal.JournalEntry;
import floorplan.domain.journal.JournalSource;
import floorplan.domain.journal.Postings;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.Allocation;
import floorplan.domain.repayment.PeriodInterest;
import floorplan.store.database.AccountDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The history of one loan, date by date. A journal entry may cover many loans; a loan's part of it is derived from the
 * loan's own rows.
 */
public final class LoanHistory {
    private final AccountDatabase database;
    private final LoanReader reader;

    public LoanHistory(AccountDatabase database) {
        this.database = database;
        this.reader = new LoanReader(database);
    }

    /** A date's accrual and its booking date. */
    public record BookedAccrual(LocalDate bookingDate, Accrual accrual) {}

    /** A loan's part of a journal entry. */
    public record BookedEntry(LocalDate bookingDate, JournalSource source, JournalEntry entry) {}

    /**
     * Some dates of a loan's history.
     *
     * @param nextDate the first date after them
     * @param through the last date of the loan's history
     */
    public record Dates<T>(List<T> rows, LocalDate nextDate, LocalDate through) {}

    private record Span(long id, String loanNo, LocalDate drawdown, LocalDate accruedThrough, LocalDate through) {
        /** At most {@code most} dates, from {@code from} or drawdown on, whichever is later. */
        List<LocalDate> dates(LocalDate from, int most) {
            LocalDate first = from.isAfter(drawdown) ? from : drawdown;
            LocalDate end = first.plusDays(most);
            LocalDate next = end.isAfter(through) ? through.plusDays(1) : end;
            return first.isBefore(next) ? first.datesUntil(next).toList() : List.of();
        }

        <T> Dates<T> with(List<LocalDate> dates, List<T> rows) {
            return new Dates<>(
                    rows,
                    dates.isEmpty() ? through.plusDays(1) : dates.getLast().plusDays(1),
                    through);
        }
    }

    /**
     * The accruals of {@code days} dates from {@code from}; empty when there is no such visible loan.
     *
     * @throws IncompleteLoan if one of them is missing
     */
    public Optional<Dates<BookedAccrual>> accruals(String loanNo, LocalDate from, int days) {
        return database.inSnapshot(() -> span(loanNo).map(span -> {
            List<LocalDate> dates = span.dates(from, days);
            return span.with(dates, accruals(span, dates));
        }));
    }

    /**
     * The journal entries calculated for {@code days} dates from {@code from}, in the order they were posted within a
     * date.
     *
     * @throws IncompleteLoan if an accrual of these dates is missing
     */
    public Optional<Dates<BookedEntry>> entries(String loanNo, LocalDate from, int days) {
        return database.inSnapshot(() -> span(loanNo).map(span -> {
            List<LocalDate> dates = span.dates(from, days);
            return span.with(dates, dates.isEmpty() ? List.of() : entries(loanNo, span, dates));
        }));
    }

    private List<BookedEntry> entries(String loanNo, Span span, List<LocalDate> dates) {
        List<BookedEntry> entries = new ArrayList<>();
        if (dates.getFirst().equals(span.drawdown())) {
            entries.add(drawdown(span.id()));
        }
        entries.addAll(repayments(span.id(), dates));
        entries.addAll(reversals(span.id(), dates));
        for (BookedAccrual booked : accruals(span, dates)) {
            for (JournalEntry entry : Postings.accrual(booked.accrual())) {
                entries.add(new BookedEntry(booked.bookingDate(), JournalSource.ofLoan(loanNo), entry));
            }
        }
        entries.sort(Comparator.comparing(booked -> booked.entry().calculatedFor()));
        return entries;
    }

    private Optional<Span> span(String loanNo) {
        return reader.idOf(loanNo)
                .map(id -> database.sql("""
                        SELECT l.id, l.drawdown_date, l.accrued_through, GREATEST(l.accrued_through, COALESCE(
                            (SELECT MAX(GREATEST(r.value_date, COALESCE(v.effective_date, r.value_date)))
                                FROM repayment_log r LEFT JOIN reversal_log v ON v.repayment_id = r.id
                                WHERE r.loan_id = l.id), l.drawdown_date)) AS through
                        FROM loan l WHERE l.id = :id
                        """)
                        .param("id", id)
                        .query((row, n) -> new Span(
                                row.getLong("id"),
                                loanNo,
                                row.getObject("drawdown_date", LocalDate.class),
                                row.getObject("accrued_through", LocalDate.class),
                                row.getObject("through", LocalDate.class)))
                        .single());
    }

    /** @throws IncompleteLoan if an accrued date of the loan has no row */
    private List<BookedAccrual> accruals(Span span, List<LocalDate> dates) {
        if (dates.isEmpty()) {
            return List.of();
        }
        List<BookedAccrual> rows = database.sql("""
                        SELECT * FROM accrual
                        WHERE business_date IN (:dates) AND loan_id = :id ORDER BY business_date
                        """)
                .param("dates", dates)
                .param("id", span.id())
                .query((row, n) -> new BookedAccrual(row.getObject("booking_date", LocalDate.class), accrual(row)))
                .list();
        LoanReader.requireAll(
                span.loanNo(),
                dates.stream()
                        .filter(date -> !date.isAfter(span.accruedThrough()))
                        .toList(),
                rows.stream().map(booked -> booked.accrual().date()).toList());
        return rows;
    }

    private static Accrual accrual(ResultSet row) throws SQLException {
        return new Accrual(
                row.getObject("business_date", LocalDate.class),
                row.getLong("late_fee"),
                row.getLong("dealer_interest"),
                row.getLong("manufacturer_interest"),
                row.getLong("penalty"),
                row.getBigDecimal("interest_sum"),
                row.getBigDecimal("penalty_sum"));
    }

    private BookedEntry drawdown(long id) {
        return database.sql("""
                        SELECT l.drawdown_date, l.drawn, i.id AS import_id, i.open_date
                        FROM loan l JOIN import i ON i.seq = l.import_seq WHERE l.id = :id
                        """)
                .param("id", id)
                .query((row, n) -> {
                    LocalDate date = row.getObject("drawdown_date", LocalDate.class);
                    return new BookedEntry(
                            BookingDates.bookingDate(date, row.getObject("open_date", LocalDate.class)),
                            JournalSource.ofImport(row.getString("import_id")),
                            Postings.drawdown(date, row.getLong("drawn")));
                })
                .single();
    }

    private List<BookedEntry> repayments(long id, List<LocalDate> dates) {
        return database.sql("""
                        SELECT * FROM repayment_log
                        WHERE loan_id = :id AND value_date BETWEEN :from AND :through
                        ORDER BY decided_at
                        """)
                .param("id", id)
                .param("from", dates.getFirst())
                .param("through", dates.getLast())
                .query((row, n) -> repayment(row))
                .list();
    }

    private List<BookedEntry> reversals(long id, List<LocalDate> dates) {
        return database.sql("""
                        SELECT r.*, v.effective_date, v.booking_date AS reversed_on
                        FROM repayment_log r JOIN reversal_log v ON v.repayment_id = r.id
                        WHERE r.loan_id = :id AND v.effective_date BETWEEN :from AND :through
                        ORDER BY v.decided_at
                        """)
                .param("id", id)
                .param("from", dates.getFirst())
                .param("through", dates.getLast())
                .query((row, n) -> new BookedEntry(
                        row.getObject("reversed_on", LocalDate.class),
                        JournalSource.ofReversal(row.getString("id")),
                        Postings.reversalOf(repayment(row).entry(), row.getObject("effective_date", LocalDate.class))))
                .list();
    }

    private static BookedEntry repayment(ResultSet row) throws SQLException {
        LocalDate valueDate = row.getObject("value_date", LocalDate.class);
        long interest = row.getLong("interest");
        // A journal entry has one line of interest, however many periods it pays.
        List<PeriodInterest> periods =
                interest == 0 ? List.of() : List.of(new PeriodInterest(YearMonth.from(valueDate), interest));
        return new BookedEntry(
                row.getObject("booking_date", LocalDate.class),
                JournalSource.ofRepayment(row.getString("id")),
                Postings.repayment(
                        valueDate,
                        Payer.valueOf(row.getString("payer")),
                        new Allocation(
                                row.getLong("penalty"), row.getLong("late_fee"), periods, row.getLong("principal"))));
    }
}
