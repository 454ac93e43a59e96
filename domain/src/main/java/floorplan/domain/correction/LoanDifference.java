package floorplan.domain.correction;

import floorplan.domain.accrual.Accrual;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The difference between a loan's booked and correct results.
 *
 * @param dates the dates whose amounts or running sums differ, and the dates that were not booked at all, in order
 * @param inputs the repayments, waivers and take-backs whose parts or surplus differ, in the order in which they apply
 * @param paidOffBefore the booked date of the payoff; null if the loan was open
 * @param paidOffAfter the correct date of the payoff; null if the loan should be open
 */
public record LoanDifference(
        List<DateDifference> dates,
        List<InputDifference> inputs,
        @Nullable LocalDate paidOffBefore,
        @Nullable LocalDate paidOffAfter) {

    /** Takes copies. */
    public LoanDifference {
        dates = List.copyOf(dates);
        inputs = List.copyOf(inputs);
    }

    /** The difference from the booked to the correct results. */
    public static LoanDifference between(LoanResults booked, LoanResults correct) {
        return new LoanDifference(
                dates(booked, correct), inputs(booked, correct), booked.paidOffOn(), correct.paidOffOn());
    }

    /** True if nothing differs. */
    public boolean isNothing() {
        return dates.isEmpty() && inputs.isEmpty() && Objects.equals(paidOffBefore, paidOffAfter);
    }

    /**
     * The additional principal repaid, in cents. Above 0 it is credit to restore; below 0 it is credit that is used
     * again.
     */
    public long principalRepaid() {
        return inputs.stream().mapToLong(InputDifference::principalRepaid).sum();
    }

    private static List<DateDifference> dates(LoanResults booked, LoanResults correct) {
        List<DateDifference> differences = new ArrayList<>();
        LocalDate date = correct.state().terms().drawdownDate();
        int count = Math.max(booked.accruals().size(), correct.accruals().size());
        for (int i = 0; i < count; i++, date = date.plusDays(1)) {
            Accrual before = booked.on(date);
            Accrual after = correct.on(date);
            if (i >= booked.accruals().size() || !before.equals(after)) {
                differences.add(DateDifference.between(before, after));
            }
        }
        return differences;
    }

    private static List<InputDifference> inputs(LoanResults booked, LoanResults correct) {
        return correct.inputs().inputs().stream()
                .map(input -> new InputDifference(input, booked.of(input), correct.of(input)))
                .filter(difference -> !difference.before().equals(difference.after()))
                .toList();
    }
}
