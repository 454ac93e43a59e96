package floorplan.api.repayment;

import floorplan.api.page.Cursor;
import floorplan.api.page.Page;
import floorplan.api.repayment.KnownRepayment.KnownReversal;
import floorplan.domain.credit.MessageId;
import floorplan.store.credit.CreditOutcomes;
import floorplan.store.credit.CreditViews.Credited;
import floorplan.store.repayment.RepaymentFilter;
import floorplan.store.repayment.RepaymentList;
import floorplan.store.repayment.RepaymentList.RepaymentPosition;
import floorplan.store.repayment.RepaymentViews.RepaymentView;
import floorplan.store.reversal.ReversalList;
import floorplan.store.reversal.ReversalViews.ReversalView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pages of repayments with their records on both sides. */
@Component
class RepaymentListing {
    private final RepaymentList repayments;
    private final ReversalList reversals;
    private final CreditOutcomes outcomes;
    private final FewByCreditStatus few;

    RepaymentListing(RepaymentList repayments, ReversalList reversals, CreditOutcomes outcomes, FewByCreditStatus few) {
        this.repayments = repayments;
        this.reversals = reversals;
        this.outcomes = outcomes;
        this.few = few;
    }

    /**
     * Reads one page of the repayments that match the filter. The ids of a rare credit status are looked up once, for
     * this page and for the pages that follow it in a file.
     *
     * @param creditStatus null for any. A page of a common status may hold fewer items than {@code limit} although more
     *     follow
     */
    Page<RepaymentAnswer> page(
            RepaymentFilter filter, @Nullable CreditStatus creditStatus, int limit, @Nullable String cursor) {
        RepaymentPosition after = RepaymentCursor.read(cursor);
        int most = Cursor.limit(limit);
        Optional<Set<String>> ids = creditStatus == null ? Optional.empty() : few.ids(creditStatus);
        return ids.filter(Set::isEmpty).isPresent()
                ? Page.of(List.of(), null, none -> page(filter, creditStatus, limit, none))
                : read(filter.ids(ids.orElse(null)), creditStatus, most, after);
    }

    private Page<RepaymentAnswer> read(
            RepaymentFilter filter, @Nullable CreditStatus creditStatus, int limit, RepaymentPosition after) {
        List<RepaymentView> rows = repayments.list(filter, after, limit + 1);
        boolean more = rows.size() > limit;
        List<RepaymentView> shown = more ? rows.subList(0, limit) : rows;
        return Page.of(
                known(shown)
                        .filter(repayment -> creditStatus == null || creditStatus.isOf(repayment))
                        .map(RepaymentAnswer::of)
                        .toList(),
                more ? Cursor.encode(RepaymentCursor.write(shown.getLast())) : null,
                next -> read(filter, creditStatus, Page.MOST_ITEMS, RepaymentCursor.read(next)));
    }

    private Stream<KnownRepayment> known(List<RepaymentView> rows) {
        List<String> applied = rows.stream()
                .filter(row -> row.status().wasApplied())
                .map(RepaymentView::id)
                .toList();
        Map<String, ReversalView> reversed = reversals.of(applied);
        Map<String, Credited> credited = outcomes.of(
                Stream.concat(applied.stream(), reversed.keySet().stream().map(RepaymentListing::reversalMessage))
                        .toList());
        return rows.stream()
                .map(row -> new KnownRepayment(
                        row, credited.get(row.id()), reversal(row.id(), reversed.get(row.id()), credited)));
    }

    private static @Nullable KnownReversal reversal(
            String id, @Nullable ReversalView reversal, Map<String, Credited> credited) {
        return reversal == null ? null : new KnownReversal(reversal, credited.get(reversalMessage(id)));
    }

    private static String reversalMessage(String repaymentId) {
        return MessageId.ofReversal(repaymentId).text();
    }
}
