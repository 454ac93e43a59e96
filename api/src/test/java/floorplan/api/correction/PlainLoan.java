package floorplan.api.correction;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A loan by the money rules, worked out as they are written: day after day from the drawdown date, in currency units.
 * It is slow, and shares no code with the product.
 */
public final class PlainLoan {
    public static final BigDecimal NOTHING = new BigDecimal("0.00");

    /**
     * The terms of a loan.
     *
     * @param dealerShare the dealer's fraction of the interest: 1 for DEALER, 0 for MANUFACTURER
     * @param dayCount ACT_360 or ACT_ACT_ISDA
     */
    public record Terms(
            LocalDate drawdown,
            BigDecimal principal,
            BigDecimal penaltyRate,
            BigDecimal lateFee,
            BigDecimal dealerShare,
            String dayCount) {
        int daysInYear(LocalDate date) {
            if (dayCount.equals("ACT_360")) {
                return 360;
            }
            return date.isLeapYear() ? 366 : 365;
        }
    }

    /** An input of a date. Within a date, inputs apply by {@code sequence}. */
    public sealed interface Event {
        String id();

        LocalDate date();

        int sequence();
    }

    /** @param reversed BOUNCED or MISPOSTED; null if the repayment stands */
    public record Repaid(
            String id,
            LocalDate date,
            int sequence,
            String payer,
            BigDecimal amount,
            @Nullable String reversed) implements Event {}

    /** @param feeOf the month whose late fee is waived; null for penalty */
    public record Waived(
            String id,
            LocalDate date,
            int sequence,
            @Nullable YearMonth feeOf,
            BigDecimal most) implements Event {}

    /** The fees of one date. */
    public record Fees(BigDecimal lateFee, BigDecimal penalty) {
        static final Fees NONE = new Fees(NOTHING, NOTHING);

        Fees max(Fees other) {
            return new Fees(lateFee.max(other.lateFee), penalty.max(other.penalty));
        }
    }

    /** Everything that a loan's results follow from. */
    public record Inputs(
            Terms terms, TreeMap<LocalDate, BigDecimal> rates, List<Event> events, Map<LocalDate, Fees> limits) {}

    /** The amounts of each date. */
    final Map<LocalDate, Fees> fees = new TreeMap<>();

    final Map<LocalDate, BigDecimal> dealerInterest = new TreeMap<>();
    final Map<LocalDate, BigDecimal> manufacturerInterest = new TreeMap<>();

    private final Map<String, List<BigDecimal>> parts = new HashMap<>();

    /** The unpaid amounts. */
    public BigDecimal principal;

    BigDecimal penalty = NOTHING;
    final TreeMap<YearMonth, BigDecimal> lateFees = new TreeMap<>();
    final TreeMap<YearMonth, BigDecimal> dealerOwes = new TreeMap<>();
    public final TreeMap<YearMonth, BigDecimal> manufacturerOwes = new TreeMap<>();

    private final Inputs inputs;
    private BigDecimal exactInterest = BigDecimal.ZERO;
    private BigDecimal exactPenalty = BigDecimal.ZERO;
    private final Map<YearMonth, BigDecimal> interestOfMonth = new HashMap<>();
    private final Map<YearMonth, BigDecimal> dealersPart = new HashMap<>();

    /** The loan after {@code through} is accrued and the inputs of the next date are taken. */
    public PlainLoan(Inputs inputs, LocalDate through) {
        this.inputs = inputs;
        principal = inputs.terms().principal();
        LocalDate date = inputs.terms().drawdown();
        while (!date.isAfter(through)) {
            takeInputs(date);
            if (!isPaidOff()) {
                accrue(date);
            }
            date = date.plusDays(1);
        }
        takeInputs(date);
    }

    /** The parts of a repayment or waiver: penalty, late fee, interest, principal, unapplied. */
    public List<BigDecimal> partsOf(String id) {
        return parts.getOrDefault(id, List.of());
    }

    public BigDecimal owedByDealer() {
        return principal.add(penalty).add(sum(lateFees)).add(sum(dealerOwes));
    }

    public boolean isPaidOff() {
        return owedByDealer().add(sum(manufacturerOwes)).signum() == 0;
    }

    public static BigDecimal sum(Map<YearMonth, BigDecimal> amounts) {
        return amounts.values().stream().reduce(NOTHING, BigDecimal::add);
    }

    private void takeInputs(LocalDate date) {
        inputs.events().stream()
                .filter(event -> event.date().equals(date))
                .sorted(Comparator.comparingInt(Event::sequence))
                .forEach(event -> parts.put(
                        event.id(),
                        switch (event) {
                            case Repaid repaid -> repay(repaid);
                            case Waived waived -> waive(waived);
                        }));
    }

    private List<BigDecimal> repay(Repaid repaid) {
        if (repaid.reversed() != null) {
            BigDecimal unapplied = repaid.reversed().equals("MISPOSTED") ? repaid.amount() : NOTHING;
            return List.of(NOTHING, NOTHING, NOTHING, NOTHING, unapplied);
        }
        boolean dealer = repaid.payer().equals("DEALER");
        BigDecimal left = repaid.amount();
        BigDecimal toPenalty = dealer ? left.min(penalty) : NOTHING;
        penalty = penalty.subtract(toPenalty);
        left = left.subtract(toPenalty);
        BigDecimal toFees = dealer ? payOldestFirst(lateFees, left) : NOTHING;
        left = left.subtract(toFees);
        BigDecimal toInterest = payOldestFirst(dealer ? dealerOwes : manufacturerOwes, left);
        left = left.subtract(toInterest);
        BigDecimal toPrincipal = dealer ? left.min(principal) : NOTHING;
        principal = principal.subtract(toPrincipal);
        return List.of(toPenalty, toFees, toInterest, toPrincipal, left.subtract(toPrincipal));
    }

    /** @param owed sorted by month */
    private static BigDecimal payOldestFirst(Map<YearMonth, BigDecimal> owed, BigDecimal amount) {
        BigDecimal left = amount;
        for (Map.Entry<YearMonth, BigDecimal> month : owed.entrySet()) {
            BigDecimal part = left.min(month.getValue());
            month.setValue(month.getValue().subtract(part));
            left = left.subtract(part);
        }
        return amount.subtract(left);
    }

    private List<BigDecimal> waive(Waived waived) {
        if (waived.feeOf() == null) {
            BigDecimal taken = waived.most().min(penalty);
            penalty = penalty.subtract(taken);
            return List.of(taken, NOTHING, NOTHING, NOTHING, NOTHING);
        }
        BigDecimal taken = waived.most().min(lateFees.getOrDefault(waived.feeOf(), NOTHING));
        lateFees.merge(waived.feeOf(), taken.negate(), BigDecimal::add);
        return List.of(NOTHING, taken, NOTHING, NOTHING, NOTHING);
    }

    private void accrue(LocalDate date) {
        BigDecimal lateFee = lateFee(date);
        accrueInterest(date);
        fees.put(date, new Fees(lateFee, penalty(date)));
    }

    private BigDecimal lateFee(LocalDate date) {
        YearMonth lastMonth = YearMonth.from(date).minusMonths(1);
        if (date.getDayOfMonth() != 20
                || dealerOwes.getOrDefault(lastMonth, NOTHING).signum() == 0) {
            return NOTHING;
        }
        Fees limit = inputs.limits().get(date);
        BigDecimal fee = limit == null
                ? inputs.terms().lateFee()
                : inputs.terms().lateFee().min(limit.lateFee());
        lateFees.put(lastMonth, fee);
        return fee;
    }

    private void accrueInterest(LocalDate date) {
        BigDecimal before = cents(exactInterest);
        BigDecimal rate = inputs.rates().floorEntry(date).getValue();
        exactInterest = exactInterest.add(ofOneDay(principal.multiply(rate), date));
        YearMonth month = YearMonth.from(date);
        BigDecimal total = interestOfMonth.merge(month, cents(exactInterest).subtract(before), BigDecimal::add);
        BigDecimal dealer = cents(total.multiply(inputs.terms().dealerShare()));
        BigDecimal dealerBefore = dealersPart.getOrDefault(month, NOTHING);
        BigDecimal more = dealer.subtract(dealerBefore);
        BigDecimal manufacturers = cents(exactInterest).subtract(before).subtract(more);
        dealersPart.put(month, dealer);
        dealerOwes.merge(month, more, BigDecimal::add);
        manufacturerOwes.merge(month, manufacturers, BigDecimal::add);
        dealerInterest.put(date, more);
        manufacturerInterest.put(date, manufacturers);
    }

    private BigDecimal penalty(LocalDate date) {
        BigDecimal base = NOTHING;
        for (Map.Entry<YearMonth, BigDecimal> month : dealerOwes.entrySet()) {
            LocalDate due = month.getKey().plusMonths(1).atDay(20);
            if (due.isBefore(date)) {
                base = base.add(month.getValue());
            }
        }
        BigDecimal exact = ofOneDay(base.multiply(inputs.terms().penaltyRate()), date);
        BigDecimal posted = cents(exactPenalty.add(exact)).subtract(cents(exactPenalty));
        Fees limit = inputs.limits().get(date);
        if (limit != null && posted.compareTo(limit.penalty()) > 0) {
            // The rest is given up: it is not carried to the next date.
            posted = limit.penalty();
            exact = limit.penalty();
        }
        exactPenalty = exactPenalty.add(exact);
        penalty = penalty.add(posted);
        return posted;
    }

    private BigDecimal ofOneDay(BigDecimal ofYear, LocalDate date) {
        BigDecimal days = new BigDecimal(inputs.terms().daysInYear(date));
        return ofYear.divide(days, 10, RoundingMode.HALF_UP);
    }

    private static BigDecimal cents(BigDecimal exact) {
        return exact.setScale(2, RoundingMode.HALF_UP);
    }
}
