package floorplan.domain;

import floorplan.domain.loan.InterestPeriod;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.LoanTerms;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.domain.loan.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An oracle: a loan's books worked out from its terms and payments alone, day by day from drawdown, straight from the
 * rules and as plainly as can be. Amounts are currency units; nothing is carried but lists of exact daily amounts.
 */
final class NaiveBooks {

    /** A payment that was taken. */
    record Payment(LocalDate valueDate, Payer payer, BigDecimal amount) {}

    private final LoanTerms terms;
    private final List<BigDecimal> exactPenalties = new ArrayList<>();
    private final TreeMap<LocalDate, BigDecimal> exactInterest = new TreeMap<>();
    private final Map<String, BigDecimal> posted = new TreeMap<>();
    private final Map<String, BigDecimal> paid = new TreeMap<>();

    private NaiveBooks(LoanTerms terms) {
        this.terms = terms;
        posted.put("principal", new BigDecimal(terms.drawnCents()).movePointLeft(2));
    }

    /** Every figure of the books after {@code through} is accrued and the payments of the next date are taken. */
    static Map<String, String> figures(LoanTerms terms, List<Payment> payments, LocalDate through) {
        NaiveBooks books = new NaiveBooks(terms);
        LocalDate date = terms.drawdownDate();
        for (; !date.isAfter(through); date = date.plusDays(1)) {
            books.take(payments, date);
            books.lateFee(date);
            books.interest(date);
            books.penalty(date);
        }
        books.take(payments, date);
        return books.figures();
    }

    /** The same figures of a loan under test. */
    static Map<String, String> figuresOf(LoanState loan) {
        Map<String, String> figures = new TreeMap<>();
        put(figures, "principal paid", loan.terms().drawnCents() - loan.principalCents());
        put(figures, "penalty", loan.penalty().posted());
        put(figures, "penalty paid", loan.penalty().paid());
        put(figures, "fee", loan.lateFee().posted());
        put(figures, "fee paid", loan.lateFee().paid());
        for (InterestPeriod period : loan.periods()) {
            for (Payer payer : Payer.values()) {
                put(figures, payer + " " + period.month(), period.of(payer).posted());
                put(
                        figures,
                        payer + " " + period.month() + " paid",
                        period.of(payer).paid());
            }
        }
        return figures;
    }

    private static void put(Map<String, String> figures, String name, long cents) {
        if (cents != 0) {
            figures.put(name, BigDecimal.valueOf(cents, 2).toString());
        }
    }

    private Map<String, String> figures() {
        Map<String, String> figures = new TreeMap<>();
        posted.forEach((name, amount) -> {
            if (amount.signum() != 0 && !name.equals("principal")) {
                figures.put(name, amount.setScale(2).toString());
            }
        });
        paid.forEach((name, amount) -> {
            if (amount.signum() != 0) {
                figures.put(name + " paid", amount.setScale(2).toString());
            }
        });
        return figures;
    }

    private void take(List<Payment> payments, LocalDate valueDate) {
        for (Payment payment : payments) {
            if (!payment.valueDate().equals(valueDate)) {
                continue;
            }
            BigDecimal left = payment.amount();
            for (String debt : debts(payment.payer())) {
                BigDecimal part = left.min(unpaid(debt));
                paid.merge(debt, part, BigDecimal::add);
                left = left.subtract(part);
            }
            if (left.signum() != 0) {
                throw new AssertionError(payment + " overpays by " + left);
            }
        }
    }

    private List<String> debts(Payer payer) {
        List<String> debts = new ArrayList<>();
        if (payer == Payer.DEALER) {
            debts.add("penalty");
            debts.add("fee");
        }
        posted.keySet().stream().filter(name -> name.startsWith(payer + " ")).forEach(debts::add);
        if (payer == Payer.DEALER) {
            debts.add("principal");
        }
        return debts;
    }

    private void lateFee(LocalDate date) {
        YearMonth month = YearMonth.from(date).minusMonths(1);
        if (date.getDayOfMonth() == 20 && unpaid("DEALER " + month).signum() > 0) {
            posted.merge("fee", new BigDecimal(terms.lateFeeCents()).movePointLeft(2), BigDecimal::add);
        }
    }

    private void interest(LocalDate date) {
        BigDecimal rate = null;
        for (Rate dated : terms.rates().rates()) {
            rate = dated.effectiveFrom().isAfter(date) ? rate : dated.annualRate();
        }
        exactInterest.put(date, round(unpaid("principal").multiply(rate), year(date), 10));
        YearMonth month = YearMonth.from(date);
        BigDecimal total = sum(exactInterest.values(), 2)
                .subtract(sum(exactInterest.headMap(month.atDay(1)).values(), 2));
        BigDecimal share = terms.loanType() == LoanType.DEALER
                ? BigDecimal.ONE
                : terms.loanType() == LoanType.MANUFACTURER ? BigDecimal.ZERO : terms.dealerShare();
        BigDecimal dealer = round(total.multiply(share), BigDecimal.ONE, 2);
        posted.put("DEALER " + month, dealer);
        posted.put("MANUFACTURER " + month, total.subtract(dealer));
    }

    private void penalty(LocalDate date) {
        BigDecimal base = BigDecimal.ZERO;
        for (String debt : debts(Payer.DEALER)) {
            if (debt.startsWith("DEALER ")) {
                LocalDate due = YearMonth.parse(debt.substring(7)).plusMonths(1).atDay(20);
                base = due.isBefore(date) ? base.add(unpaid(debt)) : base;
            }
        }
        exactPenalties.add(round(base.multiply(terms.penaltyAnnualRate()), year(date), 10));
        posted.put("penalty", sum(exactPenalties, 2));
    }

    private BigDecimal year(LocalDate date) {
        return switch (terms.dayCount()) {
            case ACT_360 -> new BigDecimal(360);
            case ACT_365F -> new BigDecimal(365);
            case ACT_ACT_ISDA -> new BigDecimal(date.isLeapYear() ? 366 : 365);
        };
    }

    private BigDecimal unpaid(String debt) {
        return posted.getOrDefault(debt, BigDecimal.ZERO).subtract(paid.getOrDefault(debt, BigDecimal.ZERO));
    }

    private static BigDecimal sum(Iterable<BigDecimal> amounts, int decimals) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal amount : amounts) {
            sum = sum.add(amount);
        }
        return round(sum, BigDecimal.ONE, decimals);
    }

    private static BigDecimal round(BigDecimal amount, BigDecimal divisor, int decimals) {
        return amount.divide(divisor, decimals, RoundingMode.HALF_UP);
    }
}
