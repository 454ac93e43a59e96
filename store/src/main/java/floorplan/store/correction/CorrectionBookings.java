package floorplan.store.correction;

import floorplan.domain.correction.CorrectionKind;
import floorplan.domain.journal.LedgerAccount;
import floorplan.domain.loan.LoanType;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.QueryTooSlow;
import floorplan.store.loan.LoanKeys;
import floorplan.store.loan.LoanKeys.LoanKeyRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The corrections of all loans by booking date, each with the amounts that its journal entry posts. */
public final class CorrectionBookings {
    private static final LocalDate FIRST_DATE = LocalDate.of(1000, 1, 1);
    private static final LocalDate LAST_DATE = LocalDate.of(9999, 12, 31);

    private final AccountDatabase database;

    public CorrectionBookings(AccountDatabase database) {
        this.database = database;
    }

    /** The corrections of a loan type that were booked from one date to another, both included; null for any. */
    public record BookingFilter(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable LoanType loanType) {
        LocalDate first() {
            return from == null ? FIRST_DATE : from;
        }

        LocalDate last() {
            return to == null ? LAST_DATE : to;
        }

        LoanKeyRange keys() {
            return loanType == null ? LoanKeys.ALL : LoanKeys.of(loanType);
        }

        List<String> loanTypes() {
            return Stream.of(LoanType.values())
                    .filter(type -> loanType == null || type == loanType)
                    .map(LoanType::name)
                    .toList();
        }
    }

    /** A position in the list: directly behind the correction {@code seq} of a loan. */
    public record BookingPosition(LocalDate bookingDate, long loanId, int seq) {
        /** Before the newest correction. */
        public static final BookingPosition NEWEST = new BookingPosition(LAST_DATE, Long.MAX_VALUE, 0);
    }

    /**
     * A booked correction.
     *
     * @param inputId the repayment or waiver that came late; null for a rate
     * @param by who asked for it
     * @param posted cents per account that its entry moves, a debit above 0; empty if it has no entry
     */
    public record BookedCorrection(
            BookingPosition position,
            String loanNo,
            String dealerId,
            LoanType loanType,
            String currency,
            CorrectionKind kind,
            @Nullable String inputId,
            String by,
            String reason,
            Instant at,
            LocalDate effectiveFrom,
            Map<LedgerAccount, Long> posted) {}

    /**
     * The first {@code limit} corrections behind a position: newest booking date first, and the corrections of a loan
     * together.
     *
     * @throws QueryTooSlow if the query exceeds the session's time limit
     */
    public List<BookedCorrection> list(BookingFilter filter, BookingPosition after, int limit) {
        LocalDate last = after.bookingDate().isBefore(filter.last()) ? after.bookingDate() : filter.last();
        List<BookedCorrection> found = new ArrayList<>();
        // The source is in the charset of its column, so each correction's lines are one range of the journal's key.
        return database.broad(() -> {
            database.sql("""
                            SELECT p.*, j.account, j.amount FROM (
                                SELECT c.booking_date, c.loan_id, c.seq, c.kind, c.input_id, c.actor, c.reason, c.made_at,
                                    c.effective_from, l.loan_no, l.dealer_id, l.loan_type, l.currency
                                FROM correction c FORCE INDEX (correction_by_booking_date) JOIN loan l ON l.id = c.loan_id
                                WHERE c.booking_date BETWEEN :from AND :last AND c.loan_id BETWEEN :firstLoan AND :lastLoan
                                    AND (c.booking_date < :date OR c.loan_id < :loan OR (c.loan_id = :loan AND c.seq < :seq))
                                ORDER BY c.booking_date DESC, c.loan_id DESC, c.seq DESC LIMIT :limit) p
                                LEFT JOIN journal_line j ON j.booking_date = p.booking_date
                                    AND j.source = CONVERT(CONCAT('correction:', p.loan_no, ':', p.seq) USING ascii)
                            ORDER BY p.booking_date DESC, p.loan_id DESC, p.seq DESC
                            """)
                    .param("from", filter.first())
                    .param("last", last)
                    .param("firstLoan", filter.keys().first())
                    .param("lastLoan", filter.keys().last())
                    .param("date", after.bookingDate())
                    .param("loan", after.loanId())
                    .param("seq", after.seq())
                    .param("limit", limit)
                    .query(row -> {
                        add(found, row);
                    });
            return found;
        });
    }

    private static void add(List<BookedCorrection> found, ResultSet row) throws SQLException {
        BookingPosition position = new BookingPosition(
                row.getObject("booking_date", LocalDate.class), row.getLong("loan_id"), row.getInt("seq"));
        if (found.isEmpty() || !found.getLast().position().equals(position)) {
            found.add(booked(position, row));
        }
        String account = row.getString("account");
        if (account != null) {
            found.getLast().posted().put(LedgerAccount.valueOf(account), row.getLong("amount"));
        }
    }

    private static BookedCorrection booked(BookingPosition position, ResultSet row) throws SQLException {
        return new BookedCorrection(
                position,
                row.getString("loan_no"),
                row.getString("dealer_id"),
                LoanType.valueOf(row.getString("loan_type")),
                row.getString("currency"),
                CorrectionKind.valueOf(row.getString("kind")),
                row.getString("input_id"),
                row.getString("actor"),
                row.getString("reason"),
                row.getObject("made_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getObject("effective_from", LocalDate.class),
                new EnumMap<>(LedgerAccount.class));
    }
}
