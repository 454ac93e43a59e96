package floorplan.activities.receiptfile;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names of a bank's columns, as the header line of its files writes them. A column that is null is not in the
 * files.
 *
 * @param bankReference the bank's reference of an entry
 * @param detailReference distinguishes several entries of one bank reference
 * @param valueDate the bank's value date
 * @param amount a signed amount, above zero for money that came in; null if there are two columns
 * @param moneyIn amounts that came in; with {@code moneyOut}, instead of {@code amount}
 * @param moneyOut amounts that went out, without a sign
 * @param currency the entry's currency
 * @param payerName the other side's name
 * @param payerAccount the other side's account
 * @param originalReference on a return, the bank reference of the receipt that it takes back
 * @param text the remittance text
 * @param balance the account's balance after the entry
 */
public record BankColumns(
        @Nullable String bankReference,
        @Nullable String detailReference,
        String valueDate,
        @Nullable String amount,
        @Nullable String moneyIn,
        @Nullable String moneyOut,
        @Nullable String currency,
        @Nullable String payerName,
        @Nullable String payerAccount,
        @Nullable String originalReference,
        @Nullable String text,
        @Nullable String balance) {

    /**
     * Checks the columns of amounts.
     *
     * @throws IllegalArgumentException if there is neither one signed column nor two
     */
    public BankColumns {
        boolean two = moneyIn != null && moneyOut != null;
        if (two == (amount != null) || (moneyIn == null) != (moneyOut == null)) {
            throw new IllegalArgumentException("name either the column amount, or both money-in and money-out");
        }
    }

    /** The names that the header must have. */
    List<String> names() {
        return Stream.of(
                        bankReference,
                        detailReference,
                        valueDate,
                        amount,
                        moneyIn,
                        moneyOut,
                        currency,
                        payerName,
                        payerAccount,
                        originalReference,
                        text,
                        balance)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
