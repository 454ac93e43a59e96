package floorplan.store.reversal;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.repayment.ReversalKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code reversal_log} with the repayment that it reverses; this transaction holds both.
 *
 * @param by who asked for it
 * @param reason reason given by that person
 * @param loanId the loan's key in the database
 * @param valueDate the repayment's
 * @param movement of the dealer's credit; null until the reversal is applied
 * @param correctionSeq number of the loan's correction that booked it; null until then, and for reversals that were
 *     made before corrections existed
 */
public record LoggedReversal(
        String repaymentId,
        String by,
        String reason,
        ReversalKind kind,
        long loanId,
        String loanNo,
        LocalDate valueDate,
        @Nullable CreditMovement movement,
        @Nullable Integer correctionSeq) {}
