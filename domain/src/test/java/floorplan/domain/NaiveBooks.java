package floorplan.domain;

import floorplan.domain.accrual.FeeLimit;
import floorplan.domain.correction.LoanInput;
import floorplan.domain.correction.LoanInputs;
import floorplan.domain.loan.InterestPeriod;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.LoanTerms;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.domain.loan.Rate;
import floorplan.domain.repayment.ReversalKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An oracle: it computes a loan's books from its inputs alone, day by day from drawdown, as plainly as the rules state
 * them. Amounts are currency units. Each debt has a name: {@code principal}, {@code penalty}, {@code fee 2026-01},
 * {@code DEALER 2026-01}.
 */
public final class NaiveBooks {

    private final LoanInputs inputs;
    private final LoanTerms terms;
    private final Map<String, BigDecimal> posted = new TreeMap<>();
    private final Map<String, BigDecimal> paid = new TreeMap<>();
    private final Map<String, Map<String, BigDecimal>> effects = new HashMap<>();
    private final Map<LocalDate, List<BigDecimal>> days = new TreeMap<>();
    private BigDecimal exactInterest = BigDecimal.ZERO;
    private BigDecimal exactPenalty = BigDecimal.ZERO;
    private BigDecimal interestBeforeMonth = BigDecimal.ZERO;
    private @Nullable LocalDate paidOffOn;

    /** The books after {@code through} is accrued and the inputs of the next date are taken. */
    public NaiveBooks(LoanInputs inputs, LocalDate through) {
        this.inputs = inputs;
        this.terms = inputs.terms();
        posted.put("principal", units(terms.drawnCents()));
        LocalDate date = terms.drawdownDate();
        for (; !date.isAfter(through); date = date.plusDays(1)) {
            take(date);
            accrue(date);
        }
        take(date);
    }

    /** Late fee, dealer's interest, manufacturer's interest and penalty of each date that posted any. */
    public Map<LocalDate, List<BigDecimal>> days() {
        return days;
    }

    /**
     * The amounts that an input paid, waived or took back, by debt; {@code surplus} is the part that the loan does not
     * take.
     */
    public Map<String, BigDecimal> effectOf(String inputId) {
        return Objects.requireNonNull(effects.get(inputId));
    }

    /** The date on which the loan was paid off; null while anything is owed. */
    public @Nullable LocalDate paidOffOn() {
        return paidOffOn;
    }

    /** The posted and the paid amount of every balance. */
    public Map<String, String> figures() {
        Map<String, BigDecimal> figures = new TreeMap<>();
        posted.forEach((debt, amount) -> {
            if (!debt.equals("principal")) {
                figures.merge(shown(debt), amount, BigDecimal::add);
            }
        });
        paid.forEach((debt, amount) -> figures.merge(shown(debt) + " paid", amount, BigDecimal::add));
        Map<String, String> texts = new TreeMap<>();
        figures.forEach((name, amount) -> put(texts, name, amount));
        return texts;
    }

    /** The same figures of a loan under test. */
    public static Map<String, String> figuresOf(LoanState loan) {
        Map<String, String> figures = new TreeMap<>();
        put(figures, "principal paid", units(loan.terms().drawnCents() - loan.principalCents()));
        put(figures, "penalty", units(loan.penalty().posted()));
        put(figures, "penalty paid", units(loan.penalty().paid()));
        put(figures, "fee", units(loan.lateFee().posted()));
        put(figures, "fee paid", units(loan.lateFee().paid()));
        for (InterestPeriod period : loan.periods()) {
            for (Payer payer : Payer.values()) {
                String debt = payer + " " + period.month();
                put(figures, debt, units(period.of(payer).posted()));
                put(figures, debt + " paid", units(period.of(payer).paid()));
            }
        }
        return figures;
    }

    private static String shown(String debt) {
        return debt.startsWith("fee ") ? "fee" : debt;
    }

    private static void put(Map<String, String> figures, String name, BigDecimal amount) {
        if (amount.signum() != 0) {
            figures.put(name, amount.setScale(2).toString());
        }
    }

    private void take(LocalDate date) {
        for (LoanInput input : inputs.inputs()) {
            if (input.date().equals(date)) {
                effects.put(
                        input.id(),
                        switch (input) {
                            case LoanInput.Repayment repayment -> repay(repayment);
                            case LoanInput.Waiver waiver -> waive(waiver);
                            case LoanInput.TakeBack takeBack -> takeBack(takeBack);
                        });
                if (paidOffOn == null
                        && posted.keySet().stream()
                                .allMatch(debt -> unpaid(debt).signum() == 0)) {
                    paidOffOn = date;
                    exactInterest = round(exactInterest, 2);
                    exactPenalty = round(exactPenalty, 2);
                }
            }
        }
    }

    private Map<String, BigDecimal> repay(LoanInput.Repayment repayment) {
        BigDecimal left = repayment.reversed() == ReversalKind.BOUNCED
                ? BigDecimal.ZERO
                : units(repayment.cents() - repayment.withdrawnCents());
        Map<String, BigDecimal> effect = new TreeMap<>();
        if (repayment.reversed() == null) {
            for (String debt : debts(repayment.payer())) {
                BigDecimal part = left.min(unpaid(debt));
                left = left.subtract(part);
                paid.merge(debt, part, BigDecimal::add);
                note(effect, debt, part);
            }
        }
        note(effect, "surplus", left);
        return effect;
    }

    private Map<String, BigDecimal> waive(LoanInput.Waiver waiver) {
        String debt = waiver.lateFeeOf() == null ? "penalty" : "fee " + waiver.lateFeeOf();
        BigDecimal part = units(waiver.cents()).min(unpaid(debt));
        Map<String, BigDecimal> effect = new TreeMap<>();
        note(effect, debt, part);
        if (!effect.isEmpty()) {
            posted.merge(debt, part.negate(), BigDecimal::add);
        }
        return effect;
    }

    /** Late fees are taken back newest first, because the remaining money pays the oldest ones. */
    private Map<String, BigDecimal> takeBack(LoanInput.TakeBack takeBack) {
        Map<String, BigDecimal> repaid = effectOf(takeBack.repaymentId());
        BigDecimal fees = BigDecimal.ZERO;
        for (Map.Entry<String, BigDecimal> part : repaid.entrySet()) {
            if (part.getKey().startsWith("fee ")) {
                fees = fees.add(part.getValue());
            } else if (!part.getKey().equals("surplus")) {
                paid.merge(part.getKey(), part.getValue().negate(), BigDecimal::add);
            }
            paidOffOn = part.getKey().equals("surplus") ? paidOffOn : null;
        }
        for (String fee : debts(Payer.DEALER).reversed()) {
            BigDecimal part =
                    fee.startsWith("fee ") ? fees.min(paid.getOrDefault(fee, BigDecimal.ZERO)) : BigDecimal.ZERO;
            paid.merge(fee, part.negate(), BigDecimal::add);
            fees = fees.subtract(part);
        }
        return repaid;
    }

    private static void note(Map<String, BigDecimal> effect, String debt, BigDecimal part) {
        if (part.signum() != 0) {
            effect.put(debt, part);
        }
    }

    private List<String> debts(Payer payer) {
        List<String> debts = new ArrayList<>();
        if (payer == Payer.DEALER) {
            debts.add("penalty");
            posted.keySet().stream().filter(debt -> debt.startsWith("fee ")).forEach(debts::add);
        }
        posted.keySet().stream().filter(debt -> debt.startsWith(payer + " ")).forEach(debts::add);
        if (payer == Payer.DEALER) {
            debts.add("principal");
        }
        return debts;
    }

    private void accrue(LocalDate date) {
        if (paidOffOn == null) {
            List<BigDecimal> day = new ArrayList<>();
            day.add(lateFee(date));
            day.addAll(interest(date));
            day.add(penalty(date));
            if (day.stream().anyMatch(amount -> amount.signum() != 0)) {
                days.put(date, day.stream().map(amount -> amount.setScale(2)).toList());
            }
        }
    }

    private BigDecimal lateFee(LocalDate date) {
        YearMonth month = YearMonth.from(date).minusMonths(1);
        if (date.getDayOfMonth() != 20 || unpaid("DEALER " + month).signum() == 0) {
            return BigDecimal.ZERO;
        }
        FeeLimit limit = inputs.limits().get(date);
        BigDecimal fee = units(limit == null ? terms.lateFeeCents() : Math.min(terms.lateFeeCents(), limit.lateFee()));
        posted.put("fee " + month, fee);
        return fee;
    }

    private List<BigDecimal> interest(LocalDate date) {
        BigDecimal rate = null;
        for (Rate dated : terms.rates().rates()) {
            rate = dated.effectiveFrom().isAfter(date) ? rate : dated.annualRate();
        }
        YearMonth month = YearMonth.from(date);
        if (!posted.containsKey("DEALER " + month)) {
            interestBeforeMonth = round(exactInterest, 2);
        }
        exactInterest = exactInterest.add(ofYear(unpaid("principal").multiply(rate), date));
        BigDecimal total = round(exactInterest, 2).subtract(interestBeforeMonth);
        BigDecimal share = terms.loanType() == LoanType.DEALER
                ? BigDecimal.ONE
                : terms.loanType() == LoanType.MANUFACTURER ? BigDecimal.ZERO : terms.dealerShare();
        BigDecimal dealer = round(total.multiply(share), 2);
        return List.of(rise("DEALER " + month, dealer), rise("MANUFACTURER " + month, total.subtract(dealer)));
    }

    private BigDecimal penalty(LocalDate date) {
        BigDecimal base = BigDecimal.ZERO;
        for (String debt : debts(Payer.DEALER)) {
            if (debt.startsWith("DEALER ")) {
                LocalDate due = YearMonth.parse(debt.substring(7)).plusMonths(1).atDay(20);
                base = due.isBefore(date) ? base.add(unpaid(debt)) : base;
            }
        }
        BigDecimal exact = ofYear(base.multiply(terms.penaltyAnnualRate()), date);
        BigDecimal more = round(exactPenalty.add(exact), 2).subtract(round(exactPenalty, 2));
        FeeLimit limit = inputs.limits().get(date);
        if (limit != null && more.compareTo(units(limit.penalty())) > 0) {
            exact = units(limit.penalty());
            more = exact;
        }
        exactPenalty = exactPenalty.add(exact);
        posted.merge("penalty", more, BigDecimal::add);
        return more;
    }

    private BigDecimal rise(String debt, BigDecimal now) {
        BigDecimal before = posted.put(debt, now);
        return before == null ? now : now.subtract(before);
    }

    private BigDecimal ofYear(BigDecimal yearly, LocalDate date) {
        int days = switch (terms.dayCount()) {
            case ACT_360 -> 360;
            case ACT_365F -> 365;
            case ACT_ACT_ISDA -> date.isLeapYear() ? 366 : 365;
        };
        return yearly.divide(new BigDecimal(days), 10, RoundingMode.HALF_UP);
    }

    private BigDecimal unpaid(String debt) {
        return posted.getOrDefault(debt, BigDecimal.ZERO).subtract(paid.getOrDefault(debt, BigDecimal.ZERO));
    }

    private static BigDecimal round(BigDecimal amount, int decimals) {
        return amount.setScale(decimals, RoundingMode.HALF_UP);
    }

    private static BigDecimal units(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }
}
