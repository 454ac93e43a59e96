package floorplan.store.journal;

import floorplan.domain.journal.BookingDates;
import floorplan.domain.journal.JournalEntry;
import floorplan.domain.journal.JournalLine;
import floorplan.domain.journal.JournalSource;
import floorplan.domain.loan.LoanType;
import floorplan.store.database.AccountDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The double-entry journal; lines are only ever added. Posting must run in the transaction that causes the entries. */
public final class Journal {
    /** The loan type of lines that belong to no loan, such as those of money from a bank. */
    public static final String NO_LOAN_TYPE = "NONE";

    private final AccountDatabase database;

    public Journal(AccountDatabase database) {
        this.database = database;
    }

    /**
     * Books each entry on the later of the date it is calculated for and the open date.
     *
     * @param source the cause of the entries
     * @param openDate as read under {@link OpenDate#hold} in this transaction
     * @throws org.springframework.dao.DuplicateKeyException when this source has already posted one of the entries
     */
    public void post(
            List<JournalEntry> entries,
            JournalSource source,
            LoanType loanType,
            Currency currency,
            @Nullable LocalDate openDate) {
        post(entries, source, loanType.name(), currency, openDate);
    }

    /**
     * Books entries that need not belong to a loan; see the other method.
     *
     * @param loanType name of a loan type, or {@link #NO_LOAN_TYPE}
     */
    public void post(
            List<JournalEntry> entries,
            JournalSource source,
            String loanType,
            Currency currency,
            @Nullable LocalDate openDate) {
        post(List.of(new SourcedEntries(entries, source, loanType, currency, openDate)));
    }

    /**
     * Entries with one cause.
     *
     * @param loanType name of a loan type, or {@link #NO_LOAN_TYPE}
     * @param bookedFrom the first date on which they may be booked; null for any
     */
    public record SourcedEntries(
            List<JournalEntry> entries,
            JournalSource source,
            String loanType,
            Currency currency,
            @Nullable LocalDate bookedFrom) {}

    /** Books the entries of many causes together; see the other methods. */
    public void post(List<SourcedEntries> all) {
        List<Object[]> rows = new ArrayList<>();
        for (SourcedEntries of : all) {
            for (JournalEntry entry : of.entries()) {
                LocalDate bookingDate = BookingDates.bookingDate(entry.calculatedFor(), of.bookedFrom());
                for (JournalLine line : entry.lines()) {
                    rows.add(new Object[] {
                        bookingDate,
                        of.source().text(),
                        entry.event().name(),
                        entry.calculatedFor(),
                        line.account().name(),
                        of.loanType(),
                        of.currency().getCurrencyCode(),
                        line.cents()
                    });
                }
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        database.batch("""
                INSERT INTO journal_line (booking_date, source, event, calculated_for, account, loan_type, currency, amount)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """, rows);
    }
}
