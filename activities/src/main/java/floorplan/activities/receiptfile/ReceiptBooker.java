package floorplan.activities.receiptfile;

import floorplan.domain.journal.BookingDates;
import floorplan.domain.journal.JournalSource;
import floorplan.domain.journal.Postings;
import floorplan.domain.loan.Payer;
import floorplan.domain.receipt.ReceiptPayer;
import floorplan.domain.receiptfile.LineOutcome;
import floorplan.store.database.BusinessClock;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import floorplan.store.receipt.NewReceipt;
import floorplan.store.receipt.Receipts;
import floorplan.store.receiptfile.FileBookings.HeldFile;
import floorplan.store.receiptfile.LineResult;
import floorplan.store.receiptfile.MatchLookups;
import floorplan.store.receiptfile.MatchLookups.KnownPayer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Books receipts: debit cash, credit unapplied receipts. One journal entry per chunk, currency and date. */
final class ReceiptBooker implements LineBooker {
    private static final int MOST = 2_000;

    private final Journal journal;
    private final OpenDate openDate;
    private final BusinessClock clock;
    private final Receipts receipts;
    private final MatchLookups lookups;

    ReceiptBooker(Journal journal, OpenDate openDate, BusinessClock clock, Receipts receipts, MatchLookups lookups) {
        this.journal = journal;
        this.openDate = openDate;
        this.clock = clock;
        this.receipts = receipts;
        this.lookups = lookups;
    }

    @Override
    public int most() {
        return MOST;
    }

    /** Lines with the same key share a journal entry. Lines with a value date in the future have today's date. */
    private record EntryKey(String currency, LocalDate date) implements Comparable<EntryKey> {
        private static final Comparator<EntryKey> ORDER =
                Comparator.comparing(EntryKey::currency).thenComparing(EntryKey::date);

        @Override
        public int compareTo(EntryKey other) {
            return ORDER.compare(this, other);
        }
    }

    @Override
    public List<LineResult> book(HeldFile file, List<FirstLine> lines) {
        LocalDate today = clock.today();
        Map<EntryKey, List<FirstLine>> entries = new TreeMap<>();
        for (FirstLine first : lines) {
            LocalDate valueDate = first.line().valueDate();
            EntryKey key = new EntryKey(
                    first.line().amount().currency().getCurrencyCode(), valueDate.isAfter(today) ? today : valueDate);
            entries.computeIfAbsent(key, none -> new ArrayList<>()).add(first);
        }
        LocalDate open = openDate.hold();
        List<LineResult> results = new ArrayList<>(lines.size());
        entries.forEach((key, ofEntry) -> results.addAll(book(file, key, ofEntry, open)));
        return results;
    }

    private List<LineResult> book(HeldFile file, EntryKey key, List<FirstLine> lines, @Nullable LocalDate open) {
        long cents = 0;
        Map<String, KnownPayer> accounts = lookups.payers(lines.stream()
                .map(first -> first.line().payerAccount())
                .filter(account -> !account.isEmpty())
                .collect(Collectors.toSet()));
        List<NewReceipt> arrived = new ArrayList<>(lines.size());
        for (FirstLine first : lines) {
            cents = Math.addExact(cents, first.line().amount().cents());
            arrived.add(receipt(file, first, accounts.get(first.line().payerAccount())));
        }
        JournalSource source = JournalSource.ofReceipt("%s:%s:%s:%d-%d"
                .formatted(
                        file.id(),
                        key.currency(),
                        key.date(),
                        lines.getFirst().line().line(),
                        lines.getLast().line().line()));
        LocalDate bookingDate = BookingDates.bookingDate(key.date(), open);
        journal.post(
                List.of(Postings.receipt(key.date(), cents)),
                source,
                Journal.NO_LOAN_TYPE,
                Currency.getInstance(key.currency()),
                open);
        receipts.receive(arrived, source, bookingDate);
        return lines.stream()
                .map(first -> LineResult.posted(first.line().line(), LineOutcome.UNAPPLIED, first.key(), bookingDate))
                .toList();
    }

    /**
     * The receipt of a line. Its payer is the one that the line states, else the one whose account paid. It has a party
     * only if that payer's account paid.
     */
    private static NewReceipt receipt(HeldFile file, FirstLine first, @Nullable KnownPayer account) {
        Payer stated = first.line().payer();
        Payer payer = stated == null && account != null ? account.payer() : stated;
        return new NewReceipt(
                first.key(),
                file.account(),
                payer == null ? ReceiptPayer.UNKNOWN : ReceiptPayer.of(payer),
                account != null && account.payer() == payer ? account.party() : null,
                first.line().amount(),
                first.line().valueDate(),
                "Line " + first.line().line() + " of file " + file.id() + " brought it.");
    }
}
