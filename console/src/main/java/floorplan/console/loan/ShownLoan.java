package floorplan.console.loan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of {@code GET /v1/loans/{id}} that a page shows. Amounts are decimal strings in the loan's currency. */
public record ShownLoan(
        String id,
        String dealerId,
        String manufacturerId,
        String loanType,
        String vin,
        String currency,
        String drawn,
        String principal,
        String status,
        List<ShownRate> rates,
        String penaltyAnnualRate,
        String lateFee,
        String dayCount,
        String dealerShare,
        LocalDate drawdownDate,
        LocalDate maturityDate,
        LocalDate accruedThrough,
        PayersDebts owed,
        List<ShownPeriod> interestPeriods) {

    public record ShownRate(LocalDate effectiveFrom, String annualRate) {}

    /** @param dealer null if the person may not see the dealer's debts */
    public record PayersDebts(@Nullable Debt dealer, Debt manufacturer) {}

    public record Debt(String penalty, String lateFee, String interest, String principal, String total) {}

    /** @param dealer null if the person may not see the dealer's debts */
    public record ShownPeriod(
            String month, LocalDate dueDate, @Nullable PeriodPart dealer, PeriodPart manufacturer) {}

    public record PeriodPart(String posted, String paid, String unpaid) {}
}
