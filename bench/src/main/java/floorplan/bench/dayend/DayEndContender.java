package floorplan.bench.dayend;

/** One way to work a whole day-end, from the first loan to the trial balance. */
interface DayEndContender {
    /**
     * Durations in seconds, from the beginning of the day-end.
     *
     * @param closing until all loans were accrued and the open date had moved
     * @param whole until the trial balance was done
     */
    record Seconds(double closing, double whole) {}

    /** @throws IllegalStateException if the date's books are not closed, or do not balance */
    Seconds close(LoanBook book);
}
