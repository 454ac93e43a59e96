package floorplan.domain.correction;

import floorplan.domain.accrual.Accrual;
import floorplan.domain.accrual.FeeLimit;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The accruals of a loan as booked: the first accrual of each date, plus the later corrections in the order in which
 * they were made.
 */
public final class BookedDates {

    private final LocalDate drawdownDate;
    private final TreeMap<LocalDate, Accrual> accruals = new TreeMap<>();
    private final Map<LocalDate, FeeLimit> mostFees = new HashMap<>();
    private final Map<LocalDate, FeeLimit> limits = new HashMap<>();

    /** Begins with a loan that has no accruals. */
    public BookedDates(LocalDate drawdownDate) {
        this.drawdownDate = drawdownDate;
    }

    /**
     * Rebuilds the history of each date from the current results and the corrections that led to them.
     *
     * @param corrections the differences of each correction, oldest first
     */
    public static BookedDates of(LoanResults booked, List<List<DateDifference>> corrections) {
        TreeMap<LocalDate, Accrual> first = new TreeMap<>();
        booked.accruals().forEach(accrual -> first.put(accrual.date(), accrual));
        for (List<DateDifference> correction : corrections.reversed()) {
            for (DateDifference difference : correction) {
                LocalDate date = difference.date();
                first.put(date, difference.takenFrom(first.getOrDefault(date, booked.on(date))));
            }
        }
        BookedDates dates = new BookedDates(booked.state().terms().drawdownDate());
        dates.limits.putAll(booked.inputs().limits());
        first.values().forEach(dates::accrue);
        corrections.forEach(dates::correct);
        return dates;
    }

    /** Adds the first accrual of a date. */
    public void accrue(Accrual first) {
        put(first);
    }

    /** Adds the differences of a correction. */
    public void correct(List<DateDifference> dates) {
        for (DateDifference difference : dates) {
            Accrual before = accruals.get(difference.date());
            put(difference.addedTo(before != null ? before : zero(difference)));
        }
    }

    /**
     * Limits the fees of each date through {@code accruedThrough} to the highest that were ever booked for the date.
     * Called when the lender erred. A date that has a limit already keeps it.
     */
    public void limitFees(LocalDate accruedThrough) {
        for (LocalDate date = drawdownDate; !date.isAfter(accruedThrough); date = date.plusDays(1)) {
            limits.putIfAbsent(date, mostFees.getOrDefault(date, FeeLimit.ZERO));
        }
    }

    /** The current accruals, from the drawdown date on. */
    public List<Accrual> accruals() {
        return List.copyOf(accruals.values());
    }

    /** The fee limits, by date. */
    public Map<LocalDate, FeeLimit> limits() {
        return Map.copyOf(limits);
    }

    private void put(Accrual accrual) {
        accruals.put(accrual.date(), accrual);
        mostFees.merge(accrual.date(), new FeeLimit(accrual.lateFee(), accrual.penalty()), FeeLimit::orMore);
    }

    private static Accrual zero(DateDifference of) {
        return new Accrual(of.date(), 0, 0, 0, 0, of.interestSum(), of.penaltySum());
    }
}
