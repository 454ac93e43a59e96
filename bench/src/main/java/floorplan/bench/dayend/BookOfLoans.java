package floorplan.bench.dayend;

import floorplan.bench.Servers;

/** The day-end's loans, for other comparisons. */
public final class BookOfLoans {
    private BookOfLoans() {}

    /**
     * Fills the account schema anew with loans that have yet to accrue one date; the date before is closed.
     *
     * @param wanted a multiple of the number of different loans, such as a million
     */
    public static void fill(Servers servers, long wanted) {
        new LoanBook(servers, DayEndVs.DATE).fill(wanted);
    }
}
