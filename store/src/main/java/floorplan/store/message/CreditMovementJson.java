package floorplan.store.message;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of a message about a repayment; both types share it. A change of its shape is a new version of the type,
 * never an edit.
 */
public final class CreditMovementJson {
    public static final String APPLIED = "floorplan.repayment.applied.v1";
    public static final String REVERSED = "floorplan.repayment.reversed.v1";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CreditMovementJson() {}

    /** The type of the messages of a kind. */
    public static String type(CreditMovement.MovementKind kind) {
        return switch (kind) {
            case RESTORATION -> APPLIED;
            case REVERSAL -> REVERSED;
        };
    }

    public static byte[] write(CreditMovement movement) {
        return JSON.writeValueAsBytes(new Body(
                movement.repaymentId(),
                movement.loanId(),
                movement.dealerId(),
                movement.principal().amount().toPlainString(),
                movement.principal().currency().getCurrencyCode(),
                movement.valueDate().toString()));
    }

    /** @throws UnreadableMessage if the body does not have this type's shape */
    public static CreditMovement read(CreditMovement.MovementKind kind, byte[] body) {
        try {
            return Objects.requireNonNull(JSON.readValue(body, Body.class), "an empty document")
                    .movement(kind);
        } catch (RuntimeException e) {
            throw new UnreadableMessage("not a " + type(kind) + ": " + e.getMessage(), e);
        }
    }

    private record Body(
            @Nullable String repaymentId,
            @Nullable String loanId,
            @Nullable String dealerId,
            @Nullable String principal,
            @Nullable String currency,
            @Nullable String valueDate) {
        CreditMovement movement(CreditMovement.MovementKind kind) {
            return new CreditMovement(
                    kind,
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
