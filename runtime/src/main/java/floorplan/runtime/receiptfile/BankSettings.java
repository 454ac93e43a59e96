package floorplan.runtime.receiptfile;

import floorplan.activities.receiptfile.BalanceOrder;
import floorplan.activities.receiptfile.CharsetRule;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The profile of one bank's CSV files, as the settings write it.
 *
 * @param account the bank account that the files are of
 * @param separator the character between fields
 * @param titleLines the most lines before the header
 * @param footers beginnings of the first field of lines that are no entries
 * @param datePattern of {@link java.time.format.DateTimeFormatter}, with {@code uuuu} for the year
 * @param thousandsSeparator empty for none
 * @param decimals the most decimals; decimals behind the second must be zeros
 * @param fullWidth true if full-width digits, points, commas and signs stand for those of ASCII
 * @param currency the bank account's currency
 * @param currencyNames further names of this currency in the files
 * @param balances the order of the entries, if {@code columns.balance} is set
 */
record BankSettings(
        @Nullable String account,
        @DefaultValue("BY_CONTENT") CharsetRule charset,
        @DefaultValue(",") String separator,
        @DefaultValue("0") int titleLines,
        @DefaultValue List<String> footers,
        @DefaultValue("uuuu-MM-dd") String datePattern,
        @DefaultValue(".") String decimalSeparator,
        @DefaultValue("") String thousandsSeparator,
        @DefaultValue("2") int decimals,
        @DefaultValue("false") boolean fullWidth,
        @DefaultValue("CNY") String currency,
        @DefaultValue List<String> currencyNames,
        @DefaultValue("NONE") BalanceOrder balances,
        @DefaultValue ColumnNames columns,
        @DefaultValue Beginnings returns,
        @DefaultValue Beginnings skipped) {

    /** The names of the columns, as the header of the bank's files writes them; see {@code BankColumns}. */
    record ColumnNames(
            @Nullable String bankReference,
            @Nullable String detailReference,
            @Nullable String valueDate,
            @Nullable String amount,
            @Nullable String moneyIn,
            @Nullable String moneyOut,
            @Nullable String currency,
            @Nullable String payerName,
            @Nullable String payerAccount,
            @Nullable String originalReference,
            @Nullable String text,
            @Nullable String balance) {}

    /**
     * Entries that are recognized by the beginning of a field.
     *
     * @param column the field's column; required if there are beginnings
     */
    record Beginnings(@Nullable String column, @DefaultValue List<String> beginnings) {}
}
