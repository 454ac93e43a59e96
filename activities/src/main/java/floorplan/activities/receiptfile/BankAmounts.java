package floorplan.activities.receiptfile;

import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the amounts of a bank's entries: one signed column, or a column each for money in and money out. */
final class BankAmounts {
    private final BankProfile profile;
    private final BankColumns columns;
    private final AmountFormat format;

    BankAmounts(BankProfile profile) {
        this.profile = profile;
        this.columns = profile.columns();
        this.format = profile.amounts();
    }

    /** The cents by which an entry changes the bank account. */
    long signedCents(LineFields fields) {
        String amount = columns.amount();
        if (amount != null) {
            return fields.cents(amount, format::signedCents, format.rule() + "; money that went out has a minus sign");
        }
        String moneyIn = Objects.requireNonNull(columns.moneyIn());
        String moneyOut = Objects.requireNonNull(columns.moneyOut());
        int before = fields.wrong().size();
        long in = side(fields, moneyIn);
        long out = side(fields, moneyOut);
        if (fields.wrong().size() == before && in != 0 && out != 0) {
            fields.wrong(moneyIn, "must be empty or zero if " + moneyOut + " is not");
        }
        return in - out;
    }

    private long side(LineFields fields, String column) {
        return fields.isEmpty(column)
                ? 0
                : fields.cents(column, format::cents, format.rule() + "; or be zero or empty");
    }

    /** The account's balance after the entry; null if the files do not state it. */
    @Nullable
    Long balance(LineFields fields) {
        String balance = columns.balance();
        return balance == null ? null : fields.cents(balance, format::signedCents, format.rule());
    }

    /** The currency, which must be the account's. */
    Currency currency(LineFields fields) {
        String column = columns.currency();
        if (column == null) {
            return profile.currency();
        }
        String code = profile.currency().getCurrencyCode();
        String name = fields.raw(column);
        if (!name.equals(code) && !profile.currencyNames().contains(name)) {
            fields.wrong(column, "must be " + code + ", the currency of the bank account");
        }
        return profile.currency();
    }
}
