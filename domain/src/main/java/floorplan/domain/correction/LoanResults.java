package floorplan.domain.correction;

import floorplan.domain.accrual.Accrual;
import floorplan.domain.loan.LoanState;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A loan's results, either computed from its inputs or as booked.
 *
 * @param inputs the inputs behind the results
 * @param accruals one for each date from drawdown on; none from the date on which the loan is paid off
 * @param byInput the effect of each input, by its id
 * @param state the loan after the last accrued date and every input
 * @param paidOffOn the value date of the repayment, or the date of the waiver, that paid the loan off; null while it is
 *     open
 */
public record LoanResults(
        LoanInputs inputs,
        List<Accrual> accruals,
        Map<String, InputResult> byInput,
        LoanState state,
        @Nullable LocalDate paidOffOn) {

    /**
     * Checks the dates.
     *
     * @throws IllegalArgumentException naming the loan and the date whose accrual is missing
     */
    public LoanResults {
        accruals = List.copyOf(accruals);
        byInput = Map.copyOf(byInput);
        LocalDate date = state.terms().drawdownDate();
        for (Accrual accrual : accruals) {
            if (!accrual.date().equals(date)) {
                throw new IllegalArgumentException(
                        "loan " + state.terms().loanId() + " has no accrual of " + date + " before " + accrual.date());
            }
            date = date.plusDays(1);
        }
    }

    /** The accrual of a date on or after drawdown; zero cents if the date has none. */
    public Accrual on(LocalDate date) {
        long index = ChronoUnit.DAYS.between(state.terms().drawdownDate(), date);
        return index < accruals.size()
                ? accruals.get((int) index)
                : new Accrual(date, 0, 0, 0, 0, state.interestSum(), state.penaltySum());
    }

    /** The effect of an input; {@link InputResult#NOTHING} for an unknown one. */
    public InputResult of(LoanInput input) {
        return Objects.requireNonNullElse(byInput.get(input.id()), InputResult.NOTHING);
    }
}
