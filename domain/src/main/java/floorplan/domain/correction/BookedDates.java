package floorplan.domain.correction;

import floorplan.domain.accrual.Accrual;
import floorplan.domain.accrual.FeeLimit;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A loan's dates as its books have them: the first accrual of each, and the corrections since, added in the order in which they
 * were made.
 */
public final class BookedDates {

    private final LocalDate drawdownDate;
    private final TreeMap<LocalDate, Accrual> accruals = new TreeMap<>();
    private final Map<LocalDate, FeeLimit> mostFees = new HashMap<>();
    private final Map<LocalDate, FeeLimit> limits = new HashMap<>();

    /** A loan of which nothing is accrued. */
    public BookedDates(LocalDate drawdownDate) {
        this.drawdownDate = drawdownDate;
    }

    /**
     * The dates that stand now, with all that stood before.
     *
     * @param corrections what each correction changed, oldest first
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

    /** Adds what a correction changed. */
    public void correct(List<DateDifference> dates) {
        for (DateDifference difference : dates) {
            Accrual before = accruals.get(difference.date());
            put(difference.addedTo(before != null ? before : zero(difference)));
        }
    }

    /**
     * The lender erred: from now on a date through {@code accruedThrough} has at most the fees that ever stood for it so far.
     * A date that has a limit keeps it.
     */
    public void limitFees(LocalDate accruedThrough) {
        for (LocalDate date = drawdownDate; !date.isAfter(accruedThrough); date = date.plusDays(1)) {
            limits.putIfAbsent(date, mostFees.getOrDefault(date, FeeLimit.ZERO));
        }
    }

    /** The accruals as they stand, from the drawdown date on. */
    public List<Accrual> accruals() {
        return List.copyOf(accruals.values());
    }

    /** The limits, by date. */
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
