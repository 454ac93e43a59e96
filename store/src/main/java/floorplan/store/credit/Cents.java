package floorplan.store.credit;

import floorplan.domain.money.Money;
import java.util.Currency;

/** Cents of a row, as a person reads them. */
final class Cents {
    private Cents() {}

    static String text(long cents, String currency) {
        return new Money(Currency.getInstance(currency), cents).toString();
    }
}
