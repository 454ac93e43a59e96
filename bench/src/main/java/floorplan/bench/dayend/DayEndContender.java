package floorplan.bench.dayend;

/** One way to close a date from its first loan to its trial balance. */
interface DayEndContender {
    /** How long it took, in seconds: the loans closed and the open date moved; then with the trial balance. */
    record Seconds(double closing, double whole) {}

    /** @throws IllegalStateException if the date is not closed or its books do not balance */
    Seconds close(LoanBook book);
}
