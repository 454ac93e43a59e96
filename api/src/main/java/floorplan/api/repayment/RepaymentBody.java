package floorplan.api.repayment;

import floorplan.domain.loan.LoanNames;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/repayments}, unchecked.
 *
 * @param amount a decimal string above zero with at most two decimals
 * @param currency an ISO 4217 code
 * @param payer {@code DEALER} or {@code MANUFACTURER}
 * @param valueDate {@code YYYY-MM-DD}; if omitted, the business date on which the repayment was accepted, or the loan's
 *     drawdown date if that is later
 */
record RepaymentBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = LoanNames.ID_PATTERN) @Nullable
        String loanId,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                allowableValues = {"DEALER", "MANUFACTURER"})
        @Nullable
        String payer,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = "^\\d{1,15}(\\.\\d{1,2})?$") @Nullable
        String amount,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = "^[A-Z]{3}$") @Nullable
        String currency,

        @Schema(format = "date") @Nullable String valueDate) {}
