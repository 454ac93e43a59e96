package floorplan.activities.reconcile;

import floorplan.domain.credit.MessageId;
import floorplan.domain.reconcile.ComparedMovements;
import floorplan.domain.reconcile.CreditLineSum;
import floorplan.domain.reconcile.Movement;
import floorplan.domain.reconcile.MovementRange;
import floorplan.domain.reconcile.RangeDigest;
import floorplan.store.credit.CreditRestorations;
import floorplan.store.credit.SentMessages;
import floorplan.store.reconcile.CreditSums;
import floorplan.workflows.reconcile.CreditReconcile;
import floorplan.workflows.reconcile.MarksPage;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The credit side's part of a reconciliation on the real servers. */
public final class CreditReconcileActivities implements CreditReconcile {
    private static final int MARKS_A_PAGE = 1_000;

    /**
     * The time after which a page takes no more lines. It is far below a step's timeout, in case the last line has many
     * movements.
     */
    private static final Duration ENOUGH_FOR_A_PAGE = Duration.ofSeconds(10);

    private final CreditSums sums;
    private final CreditRestorations restorations;
    private final SentMessages sent;

    public CreditReconcileActivities(CreditSums sums, CreditRestorations restorations, SentMessages sent) {
        this.sums = sums;
        this.restorations = restorations;
        this.sent = sent;
    }

    @Override
    public RangeDigest digest(MovementRange range) {
        return sums.digest(range);
    }

    @Override
    public ComparedMovements compare(MovementRange range, List<Movement> account) {
        return sums.compare(range, account);
    }

    @Override
    public List<CreditLineSum> lines(String afterDealer) {
        return sums.lines(afterDealer, LINES_A_PAGE, ENOUGH_FOR_A_PAGE);
    }

    @Override
    public List<CreditLineSum> linesOf(List<String> dealerIds) {
        return sums.linesOf(dealerIds);
    }

    @Override
    public MarksPage forgetLogged(@Nullable String after) {
        SentMessages.Marked page = sent.marked(after, MARKS_A_PAGE);
        // A mark whose name is no message id is deleted. Some such names would make the database refuse the whole page.
        Map<Boolean, List<String>> marks =
                page.ids().stream().collect(Collectors.partitioningBy(MessageId::isPossible));
        Set<String> done = new HashSet<>(restorations.finished(Objects.requireNonNull(marks.get(true))));
        done.addAll(Objects.requireNonNull(marks.get(false)));
        sent.forget(done);
        return new MarksPage(page.next(), done.size());
    }
}
