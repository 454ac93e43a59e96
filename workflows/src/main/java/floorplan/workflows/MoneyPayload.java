package floorplan.workflows;

import floorplan.domain.money.Money;
import java.util.Currency;

/** Money in Temporal's payloads. Histories hold these names, so they must not change. */
public record MoneyPayload(Currency currency, long cents) {
    public static MoneyPayload of(Money money) {
        return new MoneyPayload(money.currency(), money.cents());
    }

    public Money toDomain() {
        return new Money(currency, cents);
    }
}
