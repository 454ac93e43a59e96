package floorplan.domain.accrual;

import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.LoanType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Accrues loans of every type, each by the strategy annotated for its type. */
public final class AccrualStrategies {

    // Each loan type has an entry. Reading one is an array access.
    private final EnumMap<LoanType, AccrualStrategy> byType;

    private AccrualStrategies(EnumMap<LoanType, AccrualStrategy> byType) {
        this.byType = byType;
    }

    /**
     * Finds each loan type's strategy by its annotation.
     *
     * @throws IllegalStateException naming the loan type that has no strategy or more than one, or the class without
     *     annotation
     */
    public static AccrualStrategies of(Collection<? extends AccrualStrategy> strategies) {
        EnumMap<LoanType, AccrualStrategy> byType = new EnumMap<>(LoanType.class);
        for (AccrualStrategy strategy : strategies) {
            LoanType type = typeOf(strategy);
            AccrualStrategy other = byType.put(type, strategy);
            if (other != null) {
                throw new IllegalStateException("loan type " + type + " has two accrual strategies: "
                        + other.getClass().getName() + " and "
                        + strategy.getClass().getName());
            }
        }
        for (LoanType type : LoanType.values()) {
            if (!byType.containsKey(type)) {
                throw new IllegalStateException("loan type " + type + " has no accrual strategy");
            }
        }
        return new AccrualStrategies(byType);
    }

    /**
     * Accrues a loan's next date.
     *
     * @throws IllegalStateException naming the loan, if it is paid off or the date is not its next one
     * @throws ArithmeticException naming the loan, if an amount does not fit
     */
    public DailyAccrual accrue(LoanState loan, LocalDate date) {
        return accrue(loan, date, FeeLimit.NONE);
    }

    private DailyAccrual accrue(LoanState loan, LocalDate date, FeeLimit limit) {
        return Objects.requireNonNull(byType.get(loan.terms().loanType())).accrue(loan, date, limit);
    }

    /**
     * Accrues every missing date of a loan through a date, in order; none if it is accrued that far.
     *
     * @throws IllegalStateException naming the loan, if it is paid off and not accrued that far
     * @throws ArithmeticException naming the loan, if an amount does not fit
     */
    public AccruedThrough accrueThrough(LoanState loan, LocalDate through) {
        return accrueThrough(loan, through, Map.of());
    }

    /**
     * Accrues every missing date of a loan through a date, with limits on its fees.
     *
     * @param limits the fee limit of each date that has one
     * @throws IllegalStateException naming the loan, if it is paid off and not accrued that far
     * @throws ArithmeticException naming the loan, if an amount does not fit
     */
    public AccruedThrough accrueThrough(LoanState loan, LocalDate through, Map<LocalDate, FeeLimit> limits) {
        LoanState after = loan;
        List<Accrual> accruals = new ArrayList<>();
        while (after.accruedThrough().isBefore(through)) {
            LocalDate date = after.nextDate();
            DailyAccrual daily = accrue(after, date, limits.getOrDefault(date, FeeLimit.NONE));
            accruals.add(daily.accrual());
            after = daily.after();
        }
        return new AccruedThrough(after, accruals);
    }

    private static LoanType typeOf(AccrualStrategy strategy) {
        @Nullable AccrualFor annotation = strategy.getClass().getAnnotation(AccrualFor.class);
        if (annotation == null) {
            throw new IllegalStateException(
                    strategy.getClass().getName() + " names no loan type: annotate it with @AccrualFor");
        }
        return annotation.value();
    }

    /**
     * One loan accrued for some dates.
     *
     * @param after the loan with the last of them accrued
     * @param accruals the postings of each date, in order
     */
    public record AccruedThrough(LoanState after, List<Accrual> accruals) {

        /** Takes a copy. */
        public AccruedThrough {
            accruals = List.copyOf(accruals);
        }
    }
}
