package floorplan.activities.receiptfile;

import floorplan.domain.imports.LineReason;
import floorplan.domain.money.Rounding;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks the balances that a file states after its entries: each follows from the one before, so opening balance plus
 * entries equals closing balance, and no entry is missing in between.
 */
final class BalanceChain {
    private final boolean newestFirst;
    private @Nullable FileEntry before;
    private @Nullable LineReason gap;

    /** @param newestFirst true if the file lists its newest entry first */
    BalanceChain(boolean newestFirst) {
        this.newestFirst = newestFirst;
    }

    void add(FileEntry entry) {
        FileEntry last = before;
        if (gap == null && last != null) {
            FileEntry older = newestFirst ? entry : last;
            FileEntry newer = newestFirst ? last : entry;
            gap = between(older, newer, entry.line());
        }
        before = entry;
    }

    private static @Nullable LineReason between(FileEntry older, FileEntry newer, long line) {
        if (older.balanceCents() == null || newer.balanceCents() == null) {
            return null;
        }
        long expected = Math.addExact(older.balanceCents(), newer.signedCents());
        return expected == newer.balanceCents()
                ? null
                : new LineReason(
                        line,
                        "",
                        "does not continue the balance: " + units(older.balanceCents()) + " and an entry of "
                                + units(newer.signedCents()) + " make " + units(expected) + ", not "
                                + units(newer.balanceCents())
                                + "; an entry is missing, or the order is not the profile's");
    }

    private static String units(long cents) {
        return Rounding.toUnits(cents).toPlainString();
    }

    /** The first line at which the balances do not continue; empty if they all do. */
    Optional<LineReason> gap() {
        return Optional.ofNullable(gap);
    }
}
