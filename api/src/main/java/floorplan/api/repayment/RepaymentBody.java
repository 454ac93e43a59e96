package floorplan.api.repayment;

import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/repayments}, as it came.
 *
 * @param amount a decimal string above zero with at most two decimals
 * @param currency an ISO 4217 code
 * @param payer {@code DEALER} or {@code MANUFACTURER}
 * @param valueDate {@code YYYY-MM-DD}; without one it is settled when the repayment is applied
 */
record RepaymentBody(
        @Nullable String loanId,
        @Nullable String payer,
        @Nullable String amount,
        @Nullable String currency,
        @Nullable String valueDate) {}
