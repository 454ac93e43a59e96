package floorplan.domain.correction;

import floorplan.domain.RandomTerms;
import floorplan.domain.accrual.FeeLimit;
import floorplan.domain.loan.LoanTerms;
import floorplan.domain.loan.Payer;
import floorplan.domain.loan.Rate;
import floorplan.domain.repayment.ReversalKind;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The inputs, reversals and rates of one random loan, drawn from a seed. They can arrive in time, or late in any order.
 */
final class LateNews {

    /** One arrival, told to the loan on the open date. Arrivals of one day are ordered by place. */
    private record News(LocalDate arrives, long place, BiConsumer<BookedLoan, LocalDate> tell) {}

    final Random random;
    final LoanTerms terms;

    /** The last date accrued. */
    final LocalDate end;

    private final int days;
    private final List<LoanInput> inputs = new ArrayList<>();
    private final Map<String, ReversalKind> reversals = new LinkedHashMap<>();
    private final Map<LocalDate, Rate> rates = new LinkedHashMap<>();

    LateNews(long seed) {
        random = new Random(seed);
        terms = RandomTerms.of(random);
        days = 20 + random.nextInt(110);
        end = terms.drawdownDate().plusDays(days + 60);
        int count = 1 + random.nextInt(7);
        for (int i = 0; i < count; i++) {
            inputs.add(random.nextInt(5) == 0 ? waiver(i) : repayment(i));
        }
        inputs.stream().filter(LoanInput.Repayment.class::isInstance).toList().forEach(this::reverse);
        for (int i = random.nextInt(4); i > 1; i--) {
            LocalDate from = date();
            rates.put(from, new Rate(from, RandomTerms.rate(random)));
        }
    }

    /** The loan after all arrivals in a random order, many of them late. The lender's errors limit fees on the way. */
    BookedLoan toldLate() {
        return told(new BookedLoan(LoanInputs.of(terms), true));
    }

    /** The loan after the same arrivals in another order, with the fee limits known from the start. */
    BookedLoan toldLate(Map<LocalDate, FeeLimit> limits) {
        return told(new BookedLoan(LoanInputs.of(terms).limitedTo(limits), false));
    }

    /** The loan after each of these inputs arrived on its date, with every rate known from the start. */
    BookedLoan toldInTime(LoanInputs all) {
        LoanInputs known = LoanInputs.of(all.terms()).limitedTo(all.limits());
        List<News> news = new ArrayList<>();
        for (LoanInput input : all.inputs()) {
            news.add(new News(input.date(), input.applySequence(), told(input)));
        }
        return told(new BookedLoan(known, false), news);
    }

    private BookedLoan told(BookedLoan loan) {
        List<News> news = new ArrayList<>();
        for (LoanInput input : inputs) {
            LocalDate arrives = arrivalOf(input);
            news.add(new News(arrives, input.applySequence(), told(input)));
            @Nullable ReversalKind kind = reversals.get(input.id());
            if (kind != null) {
                LocalDate after = arrives.plusDays(1 + random.nextInt(10));
                news.add(new News(after, random.nextLong(), (known, open) -> known.reverse(input.id(), kind, open)));
            }
        }
        for (Rate rate : rates.values()) {
            LocalDate arrives = terms.drawdownDate().plusDays(random.nextInt(days));
            news.add(new News(arrives, random.nextLong(), (known, open) -> known.change(rate, open)));
        }
        return told(loan, news);
    }

    private BookedLoan told(BookedLoan loan, List<News> news) {
        news.sort(Comparator.comparing(News::arrives).thenComparingLong(News::place));
        for (News next : news) {
            loan.accrueThrough(next.arrives().minusDays(1));
            next.tell().accept(loan, next.arrives());
        }
        loan.accrueThrough(end);
        return loan;
    }

    private static BiConsumer<BookedLoan, LocalDate> told(LoanInput input) {
        return (loan, open) -> {
            if (input instanceof LoanInput.TakeBack takeBack) {
                loan.takeBack(takeBack, open);
            } else {
                loan.take(input, open);
            }
        };
    }

    /**
     * About half of the inputs arrive in time. A repayment arrives before it is taken back; a take-back is never late.
     */
    private LocalDate arrivalOf(LoanInput input) {
        LocalDate late = input.date().plusDays(random.nextBoolean() ? 0 : random.nextInt(20));
        for (LoanInput other : inputs) {
            boolean takesBack = other instanceof LoanInput.TakeBack takeBack
                    && takeBack.repaymentId().equals(input.id());
            late = takesBack && late.isAfter(other.date()) ? other.date() : late;
        }
        return input instanceof LoanInput.TakeBack ? input.date() : late;
    }

    private void reverse(LoanInput repayment) {
        boolean hasLeft = ((LoanInput.Repayment) repayment).withdrawnCents() > 0;
        switch (random.nextInt(6)) {
            case 0 -> reversals.put(repayment.id(), hasLeft ? ReversalKind.MISPOSTED : ReversalKind.BOUNCED);
            case 1 -> reversals.put(repayment.id(), ReversalKind.MISPOSTED);
            case 2 -> {
                int sequence = inputs.size();
                LocalDate date = repayment.date().plusDays(random.nextInt(30));
                Payer payer = ((LoanInput.Repayment) repayment).payer();
                inputs.add(new LoanInput.TakeBack("T" + sequence, repayment.id(), payer, date, sequence));
            }
            default -> {}
        }
    }

    private LoanInput repayment(int sequence) {
        Payer payer = random.nextInt(3) == 0 ? Payer.MANUFACTURER : Payer.DEALER;
        long cents = cents();
        long withdrawn = random.nextInt(10) == 0 ? random.nextLong(cents + 1) : 0;
        return LoanInput.Repayment.of("R" + sequence, payer, date(), sequence, cents)
                .withdrawn(withdrawn);
    }

    private LoanInput waiver(int sequence) {
        LocalDate date = date();
        YearMonth period = YearMonth.from(date).minusMonths(1 + random.nextInt(2));
        return new LoanInput.Waiver(
                "W" + sequence,
                random.nextBoolean() ? period : null,
                date,
                sequence,
                random.nextBoolean() ? Long.MAX_VALUE : 1 + random.nextInt(300_00));
    }

    long cents() {
        long drawn = terms.drawnCents();
        return 1
                + switch (random.nextInt(6)) {
                    case 0 -> drawn + random.nextLong(drawn);
                    case 1 -> random.nextLong(drawn);
                    case 2 -> random.nextLong(drawn / 10 + 1);
                    default -> random.nextLong(drawn / 50 + terms.lateFeeCents() + 1);
                };
    }

    /** A random date of the loan. About one in three is a 19th, 20th or 21st, close to the charge of a late fee. */
    LocalDate date() {
        LocalDate date = terms.drawdownDate().plusDays(random.nextInt(days));
        LocalDate about = date.withDayOfMonth(19 + random.nextInt(3));
        return random.nextInt(3) == 0 && !about.isBefore(terms.drawdownDate()) ? about : date;
    }
}
