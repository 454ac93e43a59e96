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
 * Finds the repayments of a rare credit status. The account schema lists repayments and does not know their credit
 * status: the clms schema holds it, and Redis holds the messages that are sent and have no outcome yet.
 */
@Component
class FewByCreditStatus {
    /** With more ids than this, a list is faster when it tests each repayment in turn. */
    static final int FEW = 4_000;

    private static final int MARKS_A_PAGE = 1_000;

    /**
     * Largest number of entries of {@code suc_send_data} that are searched: some belong to reversals or corrections.
     */
    private static final int MOST_MARKS = 2 * FEW;

    private final CreditOutcomes outcomes;
    private final RepaymentList repayments;
    private final SentMessages sent;

    FewByCreditStatus(CreditOutcomes outcomes, RepaymentList repayments, SentMessages sent) {
        this.outcomes = outcomes;
        this.repayments = repayments;
        this.sent = sent;
    }

    /**
     * Ids of all repayments with the status, possibly with some that had it a moment ago. After a loss of Redis, the
     * ids of PENDING are complete again after the next reconciliation.
     *
     * @return empty for more than {@link #FEW} ids, if Redis has too many entries to search, and for RESTORED, which is
     *     never rare
     */
    Optional<Set<String>> ids(CreditStatus status) {
        return switch (status) {
            case RESTORED -> Optional.empty();
            case DEAD_LETTER -> few(outcomes.restorations(CreditOutcome.DEAD_LETTER, FEW + 1));
            case DISCARDED -> few(outcomes.restorations(CreditOutcome.DISCARDED, FEW + 1));
            case PENDING -> pending();
        };
    }

    /**
     * The ids of applied repayments whose message is not sent yet, is sent and has no outcome yet, or was dropped. Ids
     * of dropped messages that belong to no repayment may be among them.
     */
    private Optional<Set<String>> pending() {
        Set<String> ids = new HashSet<>(repayments.appliedAndUnsent(FEW + 1));
        ids.addAll(outcomes.restorations(CreditOutcome.DROPPED, FEW + 1));
        @Nullable String after = null;
        int marks = 0;
        do {
            Marked page = sent.marked(after, MARKS_A_PAGE);
            marks += page.ids().size();
            page.ids().stream()
                    .map(MessageId::parse)
                    .filter(message -> message.kind() == MovementKind.RESTORATION)
                    .forEach(message -> ids.add(message.sourceId()));
            after = page.next();
        } while (after != null && ids.size() <= FEW && marks <= MOST_MARKS);
        return after == null ? few(ids) : Optional.empty();
    }

    private static Optional<Set<String>> few(Collection<String> ids) {
        return ids.size() > FEW ? Optional.empty() : Optional.of(Set.copyOf(ids));
    }
}
