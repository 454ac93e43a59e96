package floorplan.store.message;

import floorplan.domain.credit.CreditRestoration;
import floorplan.domain.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The body of a {@code floorplan.repayment.applied.v1} message. A change of shape is a new version, never an edit. */
public final class RepaymentAppliedJson {
    public static final String TYPE = "floorplan.repayment.applied.v1";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RepaymentAppliedJson() {}

    public static byte[] write(CreditRestoration restoration) {
        return JSON.writeValueAsBytes(new Body(
                restoration.repaymentId(),
                restoration.loanId(),
                restoration.dealerId(),
                restoration.principal().amount().toPlainString(),
                restoration.principal().currency().getCurrencyCode(),
                restoration.valueDate().toString()));
    }

    /** @throws UnreadableMessage when the body is not of this type's shape */
    public static CreditRestoration read(byte[] body) {
        try {
            return Objects.requireNonNull(JSON.readValue(body, Body.class), "an empty document")
                    .restoration();
        } catch (RuntimeException e) {
            throw new UnreadableMessage("not a " + TYPE + ": " + e.getMessage(), e);
        }
    }

    private record Body(
            @Nullable String repaymentId,
            @Nullable String loanId,
            @Nullable String dealerId,
            @Nullable String principal,
            @Nullable String currency,
            @Nullable String valueDate) {
        CreditRestoration restoration() {
            return new CreditRestoration(
                    required("repaymentId", repaymentId),
                    required("loanId", loanId),
                    required("dealerId", dealerId),
                    Money.of(
                            Currency.getInstance(required("currency", currency)),
                            new BigDecimal(required("principal", principal))),
                    LocalDate.parse(required("valueDate", valueDate)));
        }

        private static String required(String field, @Nullable String value) {
            return Objects.requireNonNull(value, () -> field + " is missing");
        }
    }
}
