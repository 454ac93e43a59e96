package floorplan.api.dayend;

import floorplan.domain.journal.LedgerAccount;
import floorplan.domain.loan.LoanType;
import floorplan.store.journal.DateBooks;
import floorplan.store.journal.DateBooks.BookedLine;
import floorplan.store.journal.DateBooks.ClosingBalance;
import floorplan.store.journal.Journal;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A date's books in beancount's format: accounts, opening balances on the day before, the entries booked on the date,
 * and balance assertions on the day after, because beancount checks an assertion at the beginning of its day.
 */
final class BeancountFile {
    private static final int PART = 2_000;
    private static final int CENT_DECIMALS = 2;
    private static final String OPENING = "Equity:Opening-Balances";

    private final DateBooks books;
    private final LocalDate date;

    BeancountFile(DateBooks books, LocalDate date) {
        this.books = books;
        this.date = date;
    }

    void write(Writer out) throws IOException {
        List<ClosingBalance> opening = books.closing(date.minusDays(1));
        List<ClosingBalance> closing = books.closing(date);
        head(out, closing);
        opening(out, opening);
        entries(out);
        for (ClosingBalance balance : closing) {
            // Without an explicit tolerance, beancount lets a balance differ by a cent.
            out.write("%s balance %s  %s ~ 0.00 %s\n"
                    .formatted(
                            date.plusDays(1),
                            account(balance.account(), balance.loanType()),
                            amount(balance.cents()),
                            balance.currency()));
        }
    }

    private void head(Writer out, List<ClosingBalance> closing) throws IOException {
        out.write("option \"title\" \"Floorplan, books of " + date + "\"\n");
        for (String currency :
                closing.stream().map(ClosingBalance::currency).collect(Collectors.toCollection(TreeSet::new))) {
            out.write("option \"operating_currency\" \"" + currency + "\"\n");
        }
        out.write("\n");
        for (LedgerAccount account : LedgerAccount.values()) {
            for (LoanType type : LoanType.values()) {
                out.write(date.minusDays(1) + " open " + account(account, type.name()) + "\n");
            }
            out.write(date.minusDays(1) + " open " + account(account, Journal.NO_LOAN_TYPE) + "\n");
        }
        out.write(date.minusDays(1) + " open " + OPENING + "\n\n");
    }

    private void opening(Writer out, List<ClosingBalance> opening) throws IOException {
        if (opening.isEmpty()) {
            return;
        }
        out.write(date.minusDays(1) + " * \"Opening balances\"\n");
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (ClosingBalance balance : opening) {
            posting(out, account(balance.account(), balance.loanType()), balance.cents(), balance.currency());
            sums.merge(balance.currency(), balance.cents(), BigDecimal::add);
        }
        // The sums are zero, unless the day before was accepted with books that do not balance.
        for (Map.Entry<String, BigDecimal> sum : sums.entrySet()) {
            posting(out, OPENING, sum.getValue().negate(), sum.getKey());
        }
        out.write("\n");
    }

    private void entries(Writer out) throws IOException {
        BookedLine last = null;
        List<BookedLine> part = books.lines(date, null, PART);
        while (!part.isEmpty()) {
            for (BookedLine line : part) {
                entry(out, line, last);
                last = line;
            }
            part = books.lines(date, last, PART);
        }
        out.write("\n");
    }

    private void entry(Writer out, BookedLine line, @Nullable BookedLine before) throws IOException {
        if (!line.isOfSameEntryAs(before)) {
            out.write("\n%s * \"%s\"\n".formatted(date, words(line.event().name())));
            out.write("  source: \"" + line.source() + "\"\n");
            out.write("  event: \"" + line.event() + "\"\n");
            out.write("  calculated-for: " + line.calculatedFor() + "\n");
        }
        posting(out, account(line.account(), line.loanType()), BigDecimal.valueOf(line.cents()), line.currency());
    }

    private static void posting(Writer out, String account, BigDecimal cents, String currency) throws IOException {
        out.write("  " + account + "  " + amount(cents) + " " + currency + "\n");
    }

    private static String amount(BigDecimal cents) {
        return cents.movePointLeft(CENT_DECIMALS).setScale(CENT_DECIMALS).toPlainString();
    }

    private static String account(LedgerAccount account, String type) {
        return parent(account) + ":" + words(type);
    }

    private static String parent(LedgerAccount account) {
        return switch (account) {
            case CASH -> "Assets:Cash";
            case PRINCIPAL_RECEIVABLE -> "Assets:Receivable:Principal";
            case DEALER_INTEREST_RECEIVABLE -> "Assets:Receivable:Dealer-Interest";
            case MANUFACTURER_INTEREST_RECEIVABLE -> "Assets:Receivable:Manufacturer-Interest";
            case PENALTY_RECEIVABLE -> "Assets:Receivable:Penalty";
            case LATE_FEE_RECEIVABLE -> "Assets:Receivable:Late-Fee";
            case INTEREST_INCOME -> "Income:Interest";
            case PENALTY_INCOME -> "Income:Penalty";
            case LATE_FEE_INCOME -> "Income:Late-Fee";
            case UNAPPLIED_RECEIPTS -> "Liabilities:Unapplied-Receipts";
        };
    }

    /** {@code LATE_FEE} as {@code Late-fee}. */
    private static String words(String name) {
        String lower = name.replace('_', '-').toLowerCase(Locale.ROOT);
        return lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
    }
}
