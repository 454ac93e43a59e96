package floorplan.runtime.receiptfile;

import floorplan.activities.receiptfile.AmountFormat;
import floorplan.activities.receiptfile.BalanceOrder;
import floorplan.activities.receiptfile.BankColumns;
import floorplan.activities.receiptfile.BankCsv;
import floorplan.activities.receiptfile.BankProfile;
import floorplan.activities.receiptfile.DateFormat;
import floorplan.activities.receiptfile.EntryWords;
import floorplan.activities.receiptfile.FileProfile;
import floorplan.domain.money.Money;
import floorplan.runtime.receiptfile.BankSettings.Beginnings;
import floorplan.runtime.receiptfile.BankSettings.ColumnNames;
import floorplan.store.settings.WrongSetting;
import java.util.Currency;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns the settings of a bank's profile into the profile, or names the setting that is wrong. */
final class CheckedProfile {
    private static final int MOST_TITLE_LINES = 100;

    private final String setting;
    private final String name;
    private final BankSettings bank;

    /** @param setting the full name of the profile's settings */
    CheckedProfile(String setting, String name, BankSettings bank) {
        this.setting = setting;
        this.name = name;
        this.bank = bank;
    }

    /**
     * Checks the settings.
     *
     * @param comparing true if its files are only compared
     * @throws WrongSetting naming the setting that is wrong
     */
    FileProfile profile(boolean comparing) {
        String account = required("account", bank.account(), "CNY-1");
        Accounts.require(setting + ".account", account);
        if (bank.titleLines() < 0 || bank.titleLines() > MOST_TITLE_LINES) {
            throw wrong("title-lines", bank.titleLines(), "must be 0 to " + MOST_TITLE_LINES, 3);
        }
        if ((bank.balances() == BalanceOrder.NONE) != (bank.columns().balance() == null)) {
            throw wrong(
                    "balances",
                    bank.balances(),
                    "must be OLDEST_FIRST or NEWEST_FIRST if columns.balance is set, and else NONE",
                    "OLDEST_FIRST");
        }
        if (comparing) {
            required("columns.bank-reference", bank.columns().bankReference(), "交易流水号");
        }
        BankProfile profile = new BankProfile(
                name,
                bank.charset(),
                one("separator", bank.separator()),
                bank.titleLines(),
                bank.footers(),
                columns(bank.columns()),
                amounts(),
                rule("date-pattern", bank.datePattern(), () -> new DateFormat(bank.datePattern()), "uuuu-MM-dd"),
                rule("currency", bank.currency(), this::currency, "CNY"),
                Set.copyOf(bank.currencyNames()),
                words("returns", bank.returns()),
                words("skipped", bank.skipped()));
        return new FileProfile(
                name, ProfileHash.of(bank), account, false, new BankCsv(profile), bank.balances(), comparing);
    }

    private BankColumns columns(ColumnNames columns) {
        String valueDate = required("columns.value-date", columns.valueDate(), "交易日期");
        return rule(
                "columns.amount",
                columns.amount(),
                () -> new BankColumns(
                        columns.bankReference(),
                        columns.detailReference(),
                        valueDate,
                        columns.amount(),
                        columns.moneyIn(),
                        columns.moneyOut(),
                        columns.currency(),
                        columns.payerName(),
                        columns.payerAccount(),
                        columns.originalReference(),
                        columns.text(),
                        columns.balance()),
                "金额");
    }

    private AmountFormat amounts() {
        String thousands = bank.thousandsSeparator();
        char decimal = one("decimal-separator", bank.decimalSeparator());
        Character separator = thousands.isEmpty() ? null : one("thousands-separator", thousands);
        // Each format has one setting more than the one before it, so the setting at fault is the one that is named.
        rule("decimal-separator", decimal, () -> new AmountFormat(decimal, null, 0, false), ".");
        rule(
                "thousands-separator",
                thousands,
                () -> new AmountFormat(decimal, separator, 0, false),
                decimal == ',' ? "." : ",");
        return rule(
                "decimals",
                bank.decimals(),
                () -> new AmountFormat(decimal, separator, bank.decimals(), bank.fullWidth()),
                2);
    }

    private Currency currency() {
        return new Money(Currency.getInstance(bank.currency()), 0).currency();
    }

    private EntryWords words(String part, Beginnings words) {
        if (words.beginnings().isEmpty()) {
            return EntryWords.NONE;
        }
        return new EntryWords(required(part + ".column", words.column(), "摘要"), words.beginnings());
    }

    private String required(String part, @Nullable String value, String example) {
        if (value == null || value.isBlank()) {
            throw wrong(part, null, "must have a value", example);
        }
        return value;
    }

    private char one(String part, String text) {
        if (text.length() != 1) {
            throw wrong(part, text, "must be one character", ",");
        }
        return text.charAt(0);
    }

    private <T> T rule(String part, @Nullable Object value, Supplier<T> made, Object example) {
        try {
            return made.get();
        } catch (IllegalArgumentException invalid) {
            throw wrong(part, value, "is refused: " + invalid.getMessage(), example);
        }
    }

    private WrongSetting wrong(String part, @Nullable Object value, String rule, Object example) {
        return new WrongSetting(setting + "." + part, value, rule, example);
    }
}
