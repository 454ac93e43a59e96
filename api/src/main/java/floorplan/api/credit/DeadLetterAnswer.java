package floorplan.api.credit;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.credit.CreditOutcome;
import floorplan.domain.credit.Decision;
import floorplan.store.credit.DeadLetterDecisions.DeadLetter;
import floorplan.store.credit.DeadLetterDecisions.Decided;
import floorplan.workflows.credit.CreditRestores;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A credit message that was given up on.
 *
 * @param status DEAD_LETTER while it waits, then RESTORED, REVERSED, CORRECTED or DISCARDED
 * @param amount a decimal string; below zero if the movement has the opposite effect of its kind. Null, like the other
 *     fields of the body, if the body cannot be read
 * @param body base64 of the first 64 kB of a body that cannot be read; null in lists
 * @param bodyLength length of that body in bytes
 * @param bodySha256 SHA-256 of that body in hexadecimal digits
 * @param failure why the message was last given up on
 * @param times number of times that the message was given up on
 * @param decisions people's decisions, oldest first
 */
record DeadLetterAnswer(
        String id,
        CreditOutcome status,
        @Nullable String dealerId,
        @Nullable String loanId,
        @Nullable String amount,
        @Nullable String currency,
        @Nullable LocalDate valueDate,
        @Nullable String body,
        @Nullable Long bodyLength,
        @Nullable String bodySha256,
        String failure,
        int times,
        Instant since,
        String workflowId,
        List<DecisionAnswer> decisions) {
    record DecisionAnswer(Decision decision, String by, String reason, Instant at) {}

    static DeadLetterAnswer of(DeadLetter letter, List<Decided> decisions) {
        CreditMovement asked = letter.movement();
        return new DeadLetterAnswer(
                letter.messageId(),
                letter.outcome(),
                asked == null ? null : asked.dealerId(),
                asked == null ? null : asked.loanId(),
                asked == null ? null : asked.principal().amount().toPlainString(),
                asked == null ? null : asked.principal().currency().getCurrencyCode(),
                asked == null ? null : asked.valueDate(),
                letter.body(),
                letter.bodyLength(),
                letter.bodySha256(),
                letter.failure(),
                letter.times(),
                letter.since(),
                CreditRestores.workflowId(letter.messageId()),
                decisions.stream()
                        .map(decided ->
                                new DecisionAnswer(decided.decision(), decided.by(), decided.reason(), decided.at()))
                        .toList());
    }
}
