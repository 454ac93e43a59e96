package floorplan.api.loan;

import static floorplan.api.loan.Amounts.amount;

import floorplan.domain.journal.JournalLine;
import floorplan.domain.journal.LedgerAccount;
import floorplan.domain.journal.LedgerEvent;
import floorplan.store.loan.LoanHistory.BookedEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A double-entry posting of a loan.
 *
 * @param date the date that the posting is calculated for
 * @param source the cause of the posting
 */
record EntryAnswer(
        LocalDate date, LocalDate bookingDate, LedgerEvent event, String source, List<EntryLineAnswer> lines) {
    /**
     * A line of a posting. One of {@code debit} and {@code credit} is null, the other a decimal string in the loan's
     * currency.
     */
    @Schema(name = "EntryLine")
    record EntryLineAnswer(
            LedgerAccount account,
            @Nullable String debit,
            @Nullable String credit) {
        static EntryLineAnswer of(JournalLine line) {
            return line.cents() > 0
                    ? new EntryLineAnswer(line.account(), amount(line.cents()), null)
                    : new EntryLineAnswer(line.account(), null, amount(-line.cents()));
        }
    }

    static EntryAnswer of(BookedEntry booked) {
        return new EntryAnswer(
                booked.entry().calculatedFor(),
                booked.bookingDate(),
                booked.entry().event(),
                booked.source().text(),
                booked.entry().lines().stream().map(EntryLineAnswer::of).toList());
    }
}
