package floorplan.workflows.reconcile;

import static io.temporal.workflow.Workflow.DEFAULT_VERSION;

import floorplan.domain.reconcile.CreditLineSum;
import floorplan.domain.reconcile.Difference;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares the used amount of each credit line with its movements and with its dealer's loans. The loans are in another
 * database and keep changing, so a difference counts only if it is the same at each of several looks.
 */
final class CreditLineCheck {
    private static final int LOOKS = 3;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final ReconcileStubs stubs;
    private final ReconcileFindings findings;

    CreditLineCheck(ReconcileStubs stubs, ReconcileFindings findings) {
        this.stubs = stubs;
        this.findings = findings;
    }

    /** @return the dealer after which the next page begins; null after the last page */
    @Nullable
    String page(String after) {
        List<CreditLineSum> page = stubs.credit("add up credit lines").lines(after);
        for (CreditLineSum line : page) {
            if (line.used() != line.moved()) {
                findings.found(usedOtherwise(line));
            }
            if (line.reversedBeyondLimit() && line.used() > line.limit()) {
                findings.found(beyondLimit(line));
            }
        }
        compareWithLoans(page);
        return page.isEmpty() || isLastOfFixedSize(page) ? null : page.getLast().dealerId();
    }

    /** Histories that began with pages of a fixed size end with the first page that is shorter. */
    private static boolean isLastOfFixedSize(List<CreditLineSum> page) {
        return Workflow.getVersion("lines until none follow", DEFAULT_VERSION, 1) == DEFAULT_VERSION
                && page.size() < CreditReconcile.LINES_A_PAGE;
    }

    private record CreditLineGap(CreditLineSum line, long owed) {
        long by() {
            return line.used() - line.held() - owed;
        }
    }

    private void compareWithLoans(List<CreditLineSum> lines) {
        Map<String, CreditLineGap> apart = apart(lines);
        for (int look = 1; look < LOOKS && !apart.isEmpty(); look++) {
            Workflow.sleep(BETWEEN_LOOKS);
            Map<String, CreditLineGap> before = apart;
            apart = apart(stubs.credit("look again").linesOf(List.copyOf(before.keySet())));
            apart.entrySet()
                    .removeIf(now -> !before.containsKey(now.getKey())
                            || before.get(now.getKey()).by() != now.getValue().by());
        }
        apart.values().forEach(one -> findings.found(owedOtherwise(one)));
    }

    private Map<String, CreditLineGap> apart(List<CreditLineSum> lines) {
        List<CreditLineSum> quiet =
                lines.stream().filter(line -> findings.isQuiet(line.dealerId())).toList();
        Map<String, CreditLineGap> apart = new TreeMap<>();
        if (quiet.isEmpty()) {
            return apart;
        }
        List<String> dealers = quiet.stream().map(CreditLineSum::dealerId).toList();
        Map<String, Long> principals =
                stubs.account("add up the principal of the loans").principals(dealers);
        for (CreditLineSum line : quiet) {
            CreditLineGap one = new CreditLineGap(line, principals.getOrDefault(line.dealerId(), 0L));
            if (one.by() != 0) {
                apart.put(line.dealerId(), one);
            }
        }
        return new TreeMap<>(apart);
    }

    private static Difference usedOtherwise(CreditLineSum line) {
        return new Difference(
                Difference.DifferenceKind.USED_NOT_MOVEMENTS,
                line.dealerId(),
                line.dealerId(),
                line.currency(),
                line.moved(),
                line.used(),
                "the used amount of the line is not the sum of its movements: somebody has changed the database");
    }

    private static Difference beyondLimit(CreditLineSum line) {
        return new Difference(
                Difference.DifferenceKind.BEYOND_LIMIT,
                line.dealerId(),
                line.dealerId(),
                line.currency(),
                line.limit(),
                line.used(),
                "the used amount of the line exceeds its limit, because a repayment was reversed, a correction raised the "
                        + "principal, or the lost credit of drawn loans was reserved again");
    }

    private static Difference owedOtherwise(CreditLineGap apart) {
        CreditLineSum line = apart.line();
        return new Difference(
                Difference.DifferenceKind.USED_NOT_PRINCIPAL,
                line.dealerId(),
                line.dealerId(),
                line.currency(),
                apart.owed(),
                line.used(),
                "the used amount of the line is not the principal left on the dealer's loans"
                        + (line.held() == 0 ? "" : ", even if dead letters and discarded messages are counted"));
    }
}
