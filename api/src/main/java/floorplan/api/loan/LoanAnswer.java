package floorplan.api.loan;

import static floorplan.api.loan.Amounts.amount;

import floorplan.api.security.Party;
import floorplan.domain.loan.Balance;
import floorplan.domain.loan.DayCount;
import floorplan.domain.loan.InterestPeriod;
import floorplan.domain.loan.LoanAgreement;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.LoanStatus;
import floorplan.domain.loan.LoanTerms;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.domain.loan.Rate;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A loan with its terms and balances. Amounts are decimal strings in {@code currency}, rates and shares decimal
 * strings.
 */
record LoanAnswer(
        String id,
        String dealerId,
        String manufacturerId,
        LoanType loanType,
        String vin,
        String currency,
        String drawn,
        String principal,
        String status,
        List<RateAnswer> rates,
        String penaltyAnnualRate,
        String lateFee,
        DayCount dayCount,
        String dealerShare,
        LocalDate drawdownDate,
        LocalDate maturityDate,
        LocalDate accruedThrough,
        OwedByPayer owed,
        List<PeriodAnswer> interestPeriods) {
    record RateAnswer(LocalDate effectiveFrom, String annualRate) {
        static RateAnswer of(Rate rate) {
            return new RateAnswer(rate.effectiveFrom(), rate.annualRate().toPlainString());
        }
    }

    /** One payer's part of a period: posted, paid and still unpaid. */
    record PartAnswer(String posted, String paid, String unpaid) {
        static PartAnswer of(Balance balance) {
            return new PartAnswer(amount(balance.posted()), amount(balance.paid()), amount(balance.unpaid()));
        }
    }

    /** An interest period. {@code dealer} is null for a manufacturer's token. */
    record PeriodAnswer(
            String month, LocalDate dueDate, @Nullable PartAnswer dealer, PartAnswer manufacturer) {
        static PeriodAnswer of(InterestPeriod period, Party seenBy) {
            return new PeriodAnswer(
                    period.month().toString(),
                    period.dueDate(),
                    seenBy.seesDealersFigures() ? PartAnswer.of(period.dealer()) : null,
                    PartAnswer.of(period.manufacturer()));
        }
    }

    static LoanAnswer of(LoanAgreement agreement, LoanState loan, Party seenBy) {
        LoanTerms terms = loan.terms();
        return new LoanAnswer(
                terms.loanId(),
                agreement.dealerId(),
                agreement.manufacturerId(),
                terms.loanType(),
                agreement.vin(),
                terms.currency().getCurrencyCode(),
                amount(terms.drawnCents()),
                amount(loan.principalCents()),
                LoanStatus.of(loan.paidOff()).name(),
                terms.rates().rates().stream().map(RateAnswer::of).toList(),
                terms.penaltyAnnualRate().toPlainString(),
                amount(terms.lateFeeCents()),
                terms.dayCount(),
                terms.dealerShare().toPlainString(),
                terms.drawdownDate(),
                agreement.maturityDate(),
                loan.accruedThrough(),
                OwedByPayer.of(loan.owedBy(Payer.DEALER), loan.owedBy(Payer.MANUFACTURER), seenBy),
                loan.periods().stream()
                        .map(period -> PeriodAnswer.of(period, seenBy))
                        .toList());
    }
}
