package floorplan.api.imports;

import floorplan.api.imports.CreditLineFormat.Limit;
import floorplan.domain.money.Money;
import java.util.List;

/** The format of a credit-lines file. An empty {@code currency} means CNY. */
final class CreditLineFormat implements LineFormat<Limit> {
    /** A dealer's new limit, from 0. */
    record Limit(String dealerId, Money limit) {
        Limit {
            if (limit.cents() < 0) {
                throw new IllegalArgumentException("limit " + limit + " must not be below 0");
            }
        }
    }

    @Override
    public List<String> columns() {
        return List.of("dealer_id", "currency", "limit");
    }

    @Override
    public Limit read(Fields fields) {
        return new Limit(fields.id("dealer_id"), new Money(fields.currency("currency"), fields.cents("limit")));
    }
}
