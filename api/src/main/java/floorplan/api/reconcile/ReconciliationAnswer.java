package floorplan.api.reconcile;

import floorplan.domain.money.Rounding;
import floorplan.domain.reconcile.Difference;
import floorplan.domain.reconcile.MovementSource;
import floorplan.domain.reconcile.SourceTotal;
import floorplan.store.reconcile.Reconciliations.ReconciliationRun;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reconciliation as the API shows it. Amounts are decimal strings.
 *
 * @param status {@code RUNNING, COMPLETED}
 * @param totals both sides' totals by source of the movement and currency; empty while it runs
 * @param mended counts of items that reconciliation has mended
 * @param differences differences that need a person, the first 1,000 of {@code differenceCount}
 */
record ReconciliationAnswer(
        String id,
        String status,
        Instant startedAt,
        @Nullable Instant finishedAt,
        List<TotalAnswer> totals,
        MendedAnswer mended,
        long differenceCount,
        List<DifferenceAnswer> differences) {
    /** Both sides' sums in one currency. */
    record TotalAnswer(MovementSource source, String currency, String account, String credit) {
        static TotalAnswer of(SourceTotal total) {
            return new TotalAnswer(total.source(), total.currency(), decimal(total.account()), decimal(total.credit()));
        }
    }

    /**
     * Counts of mended items.
     *
     * @param sentAgain messages sent again because the credit side had no outcome for them
     * @param reservedAgain reservations that the credit side had lost, made again
     * @param marksRemoved fields of {@code suc_send_data} removed because the credit side had logged the outcome
     */
    record MendedAnswer(long sentAgain, long reservedAgain, long marksRemoved) {}

    /**
     * A difference between the two sides.
     *
     * @param subject id of the message or of the dealer
     * @param account amount on the account side, or the amount that the credit line should have
     * @param credit amount on the credit side
     */
    record DifferenceAnswer(
            Difference.DifferenceKind kind,
            String subject,
            @Nullable String dealerId,
            @Nullable String currency,
            @Nullable String account,
            @Nullable String credit,
            String detail) {
        static DifferenceAnswer of(Difference difference) {
            Long account = difference.account();
            Long credit = difference.credit();
            return new DifferenceAnswer(
                    difference.kind(),
                    difference.subject(),
                    difference.dealerId(),
                    difference.currency(),
                    account == null ? null : decimal(account),
                    credit == null ? null : decimal(credit),
                    difference.detail());
        }
    }

    static ReconciliationAnswer of(
            ReconciliationRun run, List<SourceTotal> totals, long differenceCount, List<Difference> differences) {
        return new ReconciliationAnswer(
                run.id(),
                run.status().name(),
                run.startedAt(),
                run.finishedAt(),
                totals.stream().map(TotalAnswer::of).toList(),
                new MendedAnswer(run.sentAgain(), run.reservedAgain(), run.marksRemoved()),
                differenceCount,
                differences.stream().map(DifferenceAnswer::of).toList());
    }

    private static String decimal(long cents) {
        return Rounding.toUnits(cents).toPlainString();
    }
}
