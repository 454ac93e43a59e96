package floorplan.domain.correction;

import floorplan.domain.accrual.Accrual;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a loan's results differ from what was booked.
 *
 * @param dates each date of which an amount or a running sum differs or that was not booked at all, in order
 * @param inputs each repayment, waiver or take-back whose parts or surplus differ, in the order in which they apply
 * @param paidOffBefore the date on which the loan was paid off as booked; null if it was open
 * @param paidOffAfter the date on which it should have been paid off; null if it should be open
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

    /** From what was booked to what should be. */
    public static LoanDifference between(LoanResults booked, LoanResults should) {
        return new LoanDifference(
                dates(booked, should), inputs(booked, should), booked.paidOffOn(), should.paidOffOn());
    }

    /** Whether nothing differs. */
    public boolean isNothing() {
        return dates.isEmpty() && inputs.isEmpty() && Objects.equals(paidOffBefore, paidOffAfter);
    }

    /** Cents of principal repaid in addition: credit to restore, or to use again if below 0. */
    public long principalRepaid() {
        return inputs.stream().mapToLong(InputDifference::principalRepaid).sum();
    }

    private static List<DateDifference> dates(LoanResults booked, LoanResults should) {
        List<DateDifference> differences = new ArrayList<>();
        LocalDate date = should.state().terms().drawdownDate();
        int count = Math.max(booked.accruals().size(), should.accruals().size());
        for (int i = 0; i < count; i++, date = date.plusDays(1)) {
            Accrual before = booked.on(date);
            Accrual after = should.on(date);
            if (i >= booked.accruals().size() || !before.equals(after)) {
                differences.add(DateDifference.between(before, after));
            }
        }
        return differences;
    }

    private static List<InputDifference> inputs(LoanResults booked, LoanResults should) {
        return should.inputs().inputs().stream()
                .map(input -> new InputDifference(input, booked.of(input), should.of(input)))
                .filter(difference -> !difference.before().equals(difference.after()))
                .toList();
    }
}
