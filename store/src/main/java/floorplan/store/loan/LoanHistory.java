package floorplan.store.loan;

import floorplan.domain.accrual.Accrual;
import floorplan.domain.journal.JournalEntry;
import floorplan.domain.journal.JournalSource;
import floorplan.domain.journal.Postings;
import floorplan.store.database.AccountDatabase;
import java.time.LocalDate;
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
    private final LoanEntries others;

    public LoanHistory(AccountDatabase database) {
        this.database = database;
        this.reader = new LoanReader(database);
        this.others = new LoanEntries(database);
    }

    /** A date's accrual and its booking date. */
    private record BookedAccrual(LocalDate bookingDate, Accrual accrual) {}

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
     * The accruals of the dates from {@code from}, at most {@code most} rows, but all rows of the first date; empty
     * when there is no such visible loan. The differences that corrections made follow the first row of their date,
     * oldest correction first.
     *
     * @param dealersToo whether to include corrections that do not change the manufacturer's interest
     * @throws IncompleteLoan if one of them is missing
     */
    public Optional<Dates<AccrualLine>> accruals(String loanNo, LocalDate from, int most, boolean dealersToo) {
        return database.inSnapshot(() -> span(loanNo).map(span -> {
            List<LocalDate> dates = span.dates(from, most);
            return whole(span, dates, lines(span, dates, dealersToo), most);
        }));
    }

    /** Cuts the dates so that all their rows together are at most {@code most}; keeps at least the first date. */
    private static Dates<AccrualLine> whole(Span span, List<LocalDate> dates, List<AccrualLine> lines, int most) {
        if (lines.size() <= most) {
            return span.with(dates, lines);
        }
        LocalDate first = dates.getFirst();
        LocalDate tooMuch = lines.get(most).date();
        LocalDate end = tooMuch.equals(first) ? first.plusDays(1) : tooMuch;
        return span.with(
                first.datesUntil(end).toList(),
                lines.stream().filter(line -> line.date().isBefore(end)).toList());
    }

    private List<AccrualLine> lines(Span span, List<LocalDate> dates, boolean dealersToo) {
        List<AccrualLine> lines = new ArrayList<>();
        for (BookedAccrual booked : accruals(span, dates)) {
            lines.add(AccrualLine.first(booked.bookingDate(), booked.accrual()));
        }
        lines.addAll(corrections(span, dates, dealersToo));
        lines.sort(Comparator.comparing(AccrualLine::date));
        return lines;
    }

    private List<AccrualLine> corrections(Span span, List<LocalDate> dates, boolean dealersToo) {
        if (dates.isEmpty()) {
            return List.of();
        }
        return database.sql("""
                        SELECT a.*, c.booking_date
                        FROM correction c JOIN correction_accrual a ON a.loan_id = c.loan_id AND a.seq = c.seq
                        WHERE c.loan_id = :id AND a.business_date BETWEEN :from AND :through
                            AND (:dealersToo OR a.manufacturer_interest <> 0)
                        ORDER BY a.seq, a.business_date
                        """)
                .param("id", span.id())
                .param("from", dates.getFirst())
                .param("through", dates.getLast())
                .param("dealersToo", dealersToo)
                .query((row, n) -> AccrualLine.ofCorrection(row))
                .list();
    }

    /**
     * The journal entries calculated for {@code days} dates from {@code from}, by date, and in the order of posting
     * within a date; empty when there is no such visible loan.
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
            entries.add(others.drawdown(span.id()));
        }
        entries.addAll(others.repayments(span.id(), dates));
        entries.addAll(others.reversals(span.id(), dates));
        for (BookedAccrual booked : accruals(span, dates)) {
            for (JournalEntry entry : Postings.accrual(booked.accrual())) {
                entries.add(new BookedEntry(booked.bookingDate(), JournalSource.ofLoan(loanNo), entry));
            }
        }
        entries.addAll(others.corrections(span.id(), loanNo, dates));
        entries.sort(Comparator.comparing(booked -> booked.entry().calculatedFor()));
        return entries;
    }

    private Optional<Span> span(String loanNo) {
        return reader.idOf(loanNo)
                .map(id -> database.sql("""
                        SELECT l.id, l.drawdown_date, l.accrued_through, GREATEST(l.accrued_through, COALESCE(
                            (SELECT MAX(GREATEST(r.value_date, COALESCE(v.effective_date, r.value_date)))
                                FROM repayment_log r LEFT JOIN reversal_log v ON v.repayment_id = r.id
                                WHERE r.loan_id = l.id), l.drawdown_date),
                            COALESCE((SELECT MAX(c.effective_from) FROM correction c WHERE c.loan_id = l.id), l.drawdown_date)) AS through
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
                .query((row, n) -> new BookedAccrual(
                        row.getObject("booking_date", LocalDate.class), AccrualColumns.read(row, Accrual::new)))
                .list();
        LoanReader.requireAll(
                span.loanNo(),
                dates.stream()
                        .filter(date -> !date.isAfter(span.accruedThrough()))
                        .toList(),
                rows.stream().map(booked -> booked.accrual().date()).toList());
        return rows;
    }
}
