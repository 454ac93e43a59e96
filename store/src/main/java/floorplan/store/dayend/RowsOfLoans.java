package floorplan.store.dayend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows that belong to loans, in the order of the loans' keys. They are asked for in that order, too: one pass finds them all. */
final class RowsOfLoans<T> {
    private long[] loanIds = new long[4096];
    private final List<T> rows = new ArrayList<>();
    private int next;

    void add(long loanId, T row) {
        if (rows.size() == loanIds.length) {
            loanIds = Arrays.copyOf(loanIds, 2 * loanIds.length);
        }
        loanIds[rows.size()] = loanId;
        rows.add(row);
    }

    /**
     * A loan's rows.
     *
     * @param loanId above those asked for before
     */
    List<T> of(long loanId) {
        while (next < rows.size() && loanIds[next] < loanId) {
            next++;
        }
        int first = next;
        while (next < rows.size() && loanIds[next] == loanId) {
            next++;
        }
        return rows.subList(first, next);
    }
}
