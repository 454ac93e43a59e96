package floorplan.domain.loan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A loan's dated rates.
 *
 * @param rates at least one, no two effective from the same date; kept oldest first
 */
public record Rates(List<Rate> rates) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if there is none, or two share a date
     */
    public Rates {
        if (rates.isEmpty()) {
            throw new IllegalArgumentException("annualRate must have at least one dated rate");
        }
        rates = rates.size() == 1 ? List.copyOf(rates) : sorted(rates);
        for (int i = 1; i < rates.size(); i++) {
            LocalDate date = rates.get(i).effectiveFrom();
            if (date.equals(rates.get(i - 1).effectiveFrom())) {
                throw new IllegalArgumentException("annualRate has two rates effective from " + date);
            }
        }
    }

    /** The rates of a loan whose rate has never changed. */
    public static Rates from(LocalDate effectiveFrom, BigDecimal annualRate) {
        return new Rates(List.of(new Rate(effectiveFrom, annualRate)));
    }

    /**
     * The rate of a date: the last one effective on or before it.
     *
     * @throws IllegalArgumentException if the date lies before the first rate
     */
    public BigDecimal on(LocalDate date) {
        // Searches from the newest rate, which holds for almost every date that is accrued.
        for (int i = rates.size() - 1; i >= 0; i--) {
            Rate rate = rates.get(i);
            if (!rate.effectiveFrom().isAfter(date)) {
                return rate.annualRate();
            }
        }
        throw new IllegalArgumentException(
                "annualRate has no rate for " + date + ": the first is effective from " + first());
    }

    /** The rate that begins on a date; empty if none does. */
    public Optional<Rate> effectiveFrom(LocalDate date) {
        return rates.stream().filter(rate -> rate.effectiveFrom().equals(date)).findFirst();
    }

    /**
     * These rates and one more.
     *
     * @throws IllegalArgumentException if the new rate is not effective after {@code accruedThrough}, or shares its
     *     date with another rate
     */
    public Rates with(Rate rate, LocalDate accruedThrough) {
        if (!rate.effectiveFrom().isAfter(accruedThrough)) {
            throw new IllegalArgumentException("effectiveFrom " + rate.effectiveFrom() + " must lie after "
                    + accruedThrough + ", the last accrued date of this loan");
        }
        List<Rate> more = new ArrayList<>(rates);
        more.add(rate);
        return new Rates(more);
    }

    /** These rates and one more, which replaces a rate that begins on the same date. */
    public Rates corrected(Rate rate) {
        List<Rate> others = new ArrayList<>(rates);
        others.removeIf(other -> other.effectiveFrom().equals(rate.effectiveFrom()));
        others.add(rate);
        return new Rates(others);
    }

    /** The date on which the first rate begins. */
    public LocalDate first() {
        return rates.getFirst().effectiveFrom();
    }

    private static List<Rate> sorted(List<Rate> rates) {
        List<Rate> sorted = new ArrayList<>(rates);
        sorted.sort(Comparator.comparing(Rate::effectiveFrom));
        return List.copyOf(sorted);
    }
}
