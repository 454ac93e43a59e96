package floorplan.domain.accrual;

import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.LoanType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Closes loans of every type, each by the strategy annotated for it. */
public final class AccrualStrategies {

    // Every loan type has its own; reading it is an array access.
    private final EnumMap<LoanType, AccrualStrategy> byType;

    private AccrualStrategies(EnumMap<LoanType, AccrualStrategy> byType) {
        this.byType = byType;
    }

    /**
     * Finds each loan type's strategy by its annotation.
     *
     * @throws IllegalStateException naming the loan type that has no strategy or two, or the class without annotation
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
     * Closes a loan for its next date.
     *
     * @throws IllegalStateException naming the loan, if it is closed or the date is another
     * @throws ArithmeticException naming the loan, if an amount does not fit
     */
    public Closing close(LoanState loan, LocalDate date) {
        return Objects.requireNonNull(byType.get(loan.terms().loanType())).close(loan, date);
    }

    /**
     * Closes every date of a loan that is not closed yet, in order; none if it is already there.
     *
     * @throws IllegalStateException naming the loan, if it is closed and not there
     * @throws ArithmeticException naming the loan, if an amount does not fit
     */
    public ClosedThrough closeThrough(LoanState loan, LocalDate through) {
        LoanState after = loan;
        List<Accrual> accruals = new ArrayList<>();
        while (after.accruedThrough().isBefore(through)) {
            Closing closing = close(after, after.nextDate());
            accruals.add(closing.accrual());
            after = closing.after();
        }
        return new ClosedThrough(after, accruals);
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
     * One loan closed for some dates.
     *
     * @param after the loan with the last of them closed
     * @param accruals what each date posts, in order
     */
    public record ClosedThrough(LoanState after, List<Accrual> accruals) {

        /** Takes a copy. */
        public ClosedThrough {
            accruals = List.copyOf(accruals);
        }
    }
}
