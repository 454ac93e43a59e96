package floorplan.api.repayment;

import floorplan.domain.credit.CreditMovement.MovementKind;
import floorplan.domain.credit.CreditOutcome;
import floorplan.domain.credit.MessageId;
import floorplan.store.credit.CreditOutcomes;
import floorplan.store.credit.SentMessages;
import floorplan.store.credit.SentMessages.Marked;
import floorplan.store.repayment.RepaymentList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the repayments of a rare credit status. The account schema, which lists repayments, does not know the status: the credit side does, and Redis holds those that are
 * under way between the two.
 */
@Component
class FewByCreditStatus {
    /** More ids than these take a list longer than going through the repayments one by one. */
    static final int FEW = 4_000;

    private static final int MARKS_A_PAGE = 1_000;

    private final CreditOutcomes outcomes;
    private final RepaymentList repayments;
    private final SentMessages sent;

    FewByCreditStatus(CreditOutcomes outcomes, RepaymentList repayments, SentMessages sent) {
        this.outcomes = outcomes;
        this.repayments = repayments;
        this.sent = sent;
    }

    /** Ids of all repayments with the status, and maybe some that have had it; empty when there are more than a few. */
    Optional<Set<String>> ids(CreditStatus status) {
        return switch (status) {
            case RESTORED -> Optional.empty();
            case DEAD_LETTER -> few(outcomes.restorations(CreditOutcome.DEAD_LETTER, FEW + 1));
            case DISCARDED -> few(outcomes.restorations(CreditOutcome.DISCARDED, FEW + 1));
            case PENDING -> pending();
        };
    }

    /** Those of which the credit side was not told, and those marked as sent until it has an outcome. */
    private Optional<Set<String>> pending() {
        Set<String> ids = new HashSet<>(repayments.appliedAndUnsent(FEW + 1));
        @Nullable String after = null;
        do {
            Marked page = sent.marked(after, MARKS_A_PAGE);
            page.ids().stream()
                    .map(MessageId::parse)
                    .filter(message -> message.kind() == MovementKind.RESTORATION)
                    .forEach(message -> ids.add(message.repaymentId()));
            after = page.next();
        } while (after != null && ids.size() <= FEW);
        return few(ids);
    }

    private static Optional<Set<String>> few(Collection<String> ids) {
        return ids.size() > FEW ? Optional.empty() : Optional.of(Set.copyOf(ids));
    }
}
