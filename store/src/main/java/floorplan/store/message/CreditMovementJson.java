package floorplan.store.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import floorplan.domain.credit.CreditMovement;
import floorplan.domain.credit.CreditMovement.MovementKind;
import floorplan.domain.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of a message to the credit side. The types differ only in the name of the id. A change of shape is a new
 * version of the type, never an edit.
 */
public final class CreditMovementJson {
    public static final String APPLIED = "floorplan.repayment.applied.v1";
    public static final String REVERSED = "floorplan.repayment.reversed.v1";
    public static final String CORRECTED = "floorplan.correction.applied.v1";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CreditMovementJson() {}

    /** The type of the messages of a kind. */
    public static String type(MovementKind kind) {
        return switch (kind) {
            case RESTORATION -> APPLIED;
            case REVERSAL -> REVERSED;
            case CORRECTION -> CORRECTED;
        };
    }

    /** The field that holds the id of the repayment, or of the correction request. */
    public static String sourceField(MovementKind kind) {
        return switch (kind) {
            case RESTORATION, REVERSAL -> "repaymentId";
            case CORRECTION -> "correctionId";
        };
    }

    public static byte[] write(CreditMovement movement) {
        boolean corrects = movement.kind() == MovementKind.CORRECTION;
        return JSON.writeValueAsBytes(new Body(
                corrects ? null : movement.sourceId(),
                corrects ? movement.sourceId() : null,
                movement.loanId(),
                movement.dealerId(),
                movement.principal().amount().toPlainString(),
                movement.principal().currency().getCurrencyCode(),
                movement.valueDate().toString()));
    }

    /** @throws UnreadableMessage if the body does not have this type's shape */
    public static CreditMovement read(MovementKind kind, byte[] body) {
        try {
            return Objects.requireNonNull(JSON.readValue(body, Body.class), "an empty document")
                    .movement(kind);
        } catch (RuntimeException e) {
            throw new UnreadableMessage("not a " + type(kind) + ": " + e.getMessage(), e);
        }
    }

    /** A written body has exactly one of the two ids. */
    private record Body(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String repaymentId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String correctionId,

            @Nullable String loanId,
            @Nullable String dealerId,
            @Nullable String principal,
            @Nullable String currency,
            @Nullable String valueDate) {
        CreditMovement movement(MovementKind kind) {
            return new CreditMovement(
                    kind,
                    required(sourceField(kind), kind == MovementKind.CORRECTION ? correctionId : repaymentId),
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
