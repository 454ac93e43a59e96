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
 * @param totals what each side has, by what moves credit; empty while it runs
 * @param mended what one side had lost and was brought there again
 * @param differences what needs a person, the first 1,000 of {@code differenceCount}
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
     * What was mended.
     *
     * @param sentAgain messages that the credit side had no outcome for
     * @param reservedAgain reservations that it had lost
     * @param marksRemoved marks of messages as sent whose outcome it had logged
     */
    record MendedAnswer(long sentAgain, long reservedAgain, long marksRemoved) {}

    /**
     * What differs.
     *
     * @param subject the message's id, or the dealer's
     * @param account what the account side has, or what a line should have
     * @param credit what the credit side has
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
