package floorplan.activities.receiptfile;

import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The format of one bank's CSV files.
 *
 * @param name the profile's name in paths and settings
 * @param separator the character between fields
 * @param titleLines the most lines before the header
 * @param footers a line whose first field begins with one of these is no entry, such as a line of totals
 * @param currency the bank account's currency
 * @param currencyNames further names of this currency in the files, such as {@code RMB}
 * @param returns entries that take a receipt back, among those that take money out
 * @param skipped entries that are neither receipt nor return, such as fees and payouts
 */
public record BankProfile(
        String name,
        CharsetRule charset,
        char separator,
        int titleLines,
        List<String> footers,
        BankColumns columns,
        AmountFormat amounts,
        DateFormat dates,
        Currency currency,
        Set<String> currencyNames,
        EntryWords returns,
        EntryWords skipped) {

    /** The names that the header of a file must have. */
    List<String> headerNames() {
        return Stream.concat(
                        columns.names().stream(),
                        Stream.of(returns, skipped)
                                .filter(words -> !words.beginnings().isEmpty())
                                .map(EntryWords::column))
                .distinct()
                .toList();
    }
}
