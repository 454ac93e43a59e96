package floorplan.activities.receiptfile;

import floorplan.activities.correction.LateInput;
import floorplan.activities.correction.LoanCorrections;
import floorplan.domain.correction.LoanInput;
import floorplan.domain.loan.InterestPeriod;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.Payer;
import floorplan.domain.receiptfile.MatchRule;
import floorplan.domain.repayment.Repayments;
import floorplan.store.correction.TakeBacks;
import floorplan.store.database.AccountDatabase;
import floorplan.store.loan.LockedLoan;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Predicate;

/** Compares an amount with the amounts that would be expected on a date: the payoff of a loan, or the interest due. */
final class AmountRule {
    /** More than any loan owes. */
    private static final long EVERYTHING = 999_999_999_999_99L;

    /** The most days after the loan's next date that are calculated. No bank's value date lies further ahead. */
    private static final int MOST_DAYS = 400;

    private final Repayments repayments;
    private final LoanCorrections corrections;
    private final TakeBacks takeBacks;

    AmountRule(AccountDatabase database, Repayments repayments, LoanCorrections corrections) {
        this.repayments = repayments;
        this.corrections = corrections;
        this.takeBacks = new TakeBacks(database);
    }

    /**
     * The rule by which the amount is expected from the payer on this value date; empty if there is none.
     *
     * @throws floorplan.store.loan.IncompleteLoan if the date is accrued, and the loan's rows differ from its inputs
     */
    Optional<MatchRule> of(LockedLoan loan, Payer payer, LocalDate valueDate, long cents) {
        LoanState state = loan.state();
        boolean outOfRange = valueDate.isBefore(state.terms().drawdownDate())
                || valueDate.isAfter(state.nextDate().plusDays(MOST_DAYS));
        if (outOfRange) {
            return Optional.empty();
        }
        if (valueDate.isBefore(state.nextDate())) {
            boolean isPayoff = mayBeLatePayoff(loan, payer, cents) && cents == latePayoff(loan, payer, valueDate);
            // The interest due is the interest that is still unpaid now.
            return rule(isPayoff, state, payer, valueDate, cents);
        }
        LoanState then = repayments.standing(state, valueDate);
        return rule(cents == then.owedBy(payer).total(), then, payer, valueDate, cents);
    }

    private static Optional<MatchRule> rule(
            boolean isPayoff, LoanState loan, Payer payer, LocalDate valueDate, long cents) {
        if (isPayoff) {
            return Optional.of(MatchRule.PAYOFF);
        }
        return isInterestDue(loan, payer, valueDate, cents) ? Optional.of(MatchRule.INTEREST_DUE) : Optional.empty();
    }

    /**
     * Avoids most replays: a dealer's payoff is at least the principal, and the principal on an earlier date was at
     * least today's, unless a take-back raised it since.
     */
    private boolean mayBeLatePayoff(LockedLoan loan, Payer payer, long cents) {
        return payer == Payer.MANUFACTURER || cents >= loan.state().principalCents() || takeBacks.of(loan.id());
    }

    /** The most that the loan would have taken on a date that is accrued. */
    private long latePayoff(LockedLoan loan, Payer payer, LocalDate valueDate) {
        LoanInput.Repayment all = LoanInput.Repayment.of("payoff", payer, valueDate, loan.version() + 1, EVERYTHING);
        return corrections
                .compute(loan, LateInput.repayment(all, "matching"), null)
                .of(all.id())
                .parts()
                .total();
    }

    /**
     * Interest of the months whose due date has come, or of all months that are over: payers pay bills before they are
     * due.
     */
    private static boolean isInterestDue(LoanState loan, Payer payer, LocalDate valueDate, long cents) {
        long due = unpaid(loan, payer, period -> !period.dueDate().isAfter(valueDate));
        long billed = unpaid(loan, payer, period -> period.month().isBefore(YearMonth.from(valueDate)));
        return cents == due || cents == billed;
    }

    private static long unpaid(LoanState loan, Payer payer, Predicate<InterestPeriod> which) {
        return loan.periods().stream()
                .filter(which)
                .mapToLong(period -> period.of(payer).unpaid())
                .sum();
    }
}
