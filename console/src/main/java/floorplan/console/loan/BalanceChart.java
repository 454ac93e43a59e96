package floorplan.console.loan;

import floorplan.console.page.Chart;
import floorplan.console.page.Chart.ChartLine;
import floorplan.console.repayment.ShownRepayment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The principal that a loan has owed, as effective now. */
final class BalanceChart {
    private BalanceChart() {}

    /** @param repayments all of the loan, in any order */
    static Chart of(ShownLoan loan, List<ShownRepayment> repayments) {
        List<LocalDate> dates = new ArrayList<>(List.of(loan.drawdownDate()));
        List<@Nullable String> principal = new ArrayList<>(List.of(loan.drawn()));
        BigDecimal owed = new BigDecimal(loan.drawn());
        List<ShownRepayment> applied = repayments.stream()
                .filter(repayment -> repayment.presentAllocation() != null && repayment.valueDate() != null)
                .sorted(Comparator.comparing(repayment -> Objects.requireNonNull(repayment.valueDate())))
                .toList();
        for (ShownRepayment repayment : applied) {
            LocalDate date = Objects.requireNonNull(repayment.valueDate());
            owed = owed.subtract(new BigDecimal(
                    Objects.requireNonNull(repayment.presentAllocation()).principal()));
            stepTo(date, owed, dates, principal);
        }
        if (dates.getLast().isBefore(loan.accruedThrough())) {
            dates.add(loan.accruedThrough());
            principal.add(owed.toPlainString());
        }
        return Chart.ofDays("loan.balance", dates, List.of(new ChartLine("loan.principal", principal)));
    }

    /** The balance stays as it is until the day before, so the line is a step. */
    private static void stepTo(
            LocalDate date, BigDecimal owed, List<LocalDate> dates, List<@Nullable String> principal) {
        LocalDate last = dates.getLast();
        if (date.isAfter(last)) {
            if (date.minusDays(1).isAfter(last)) {
                dates.add(date.minusDays(1));
                principal.add(principal.getLast());
            }
            dates.add(date);
            principal.add(owed.toPlainString());
        } else {
            principal.set(principal.size() - 1, owed.toPlainString());
        }
    }
}
