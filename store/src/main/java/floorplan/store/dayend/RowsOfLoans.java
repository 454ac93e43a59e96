package floorplan.store.dayend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows that belong to loans, in the order of the loans' keys. They must be asked for in the same order, so that one
 * pass finds them all.
 */
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
     * @param loanId above all keys asked for before
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
