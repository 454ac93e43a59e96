package floorplan.bench.dayend;

import floorplan.domain.accrual.AccrualStrategies;
import floorplan.domain.accrual.DealerAccrual;
import floorplan.domain.accrual.ManufacturerAccrual;
import floorplan.domain.accrual.SplitAccrual;
import floorplan.domain.loan.DayCount;
import floorplan.domain.loan.LoanAgreement;
import floorplan.domain.loan.LoanTerms;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.domain.loan.Rate;
import floorplan.domain.loan.Rates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Loans of every kind, drawn in the half year before a date and accrued through the day before it: paid, part-paid,
 * overdue, paid off.
 */
final class LoanLives {
    private static final int LIVES = 2_000;
    private static final long SEED = 20_240_320;
    private static final int LONGEST_DAYS = 170;
    private static final int PAYDAY = 15;
    private static final int DAYS_LATE = 3;

    private final Random random = new Random(SEED);
    private final AccrualStrategies accruals;
    private final LocalDate date;

    private LoanLives(AccrualStrategies accruals, LocalDate date) {
        this.accruals = accruals;
        this.date = date;
    }

    /** Computes the same lives on each call. */
    static List<LoanLife> before(LocalDate date, AccrualStrategies accruals) {
        LoanLives lives = new LoanLives(accruals, date);
        return IntStream.range(0, LIVES).mapToObj(lives::life).toList();
    }

    static AccrualStrategies strategies() {
        return AccrualStrategies.of(List.of(new DealerAccrual(), new ManufacturerAccrual(), new SplitAccrual()));
    }

    private LoanLife life(int number) {
        LoanLife life = new LoanLife(accruals, agreement(number));
        int habit = random.nextInt(100);
        for (LocalDate payday = firstPayday(life); !payday.isAfter(latestPayday()); payday = payday.plusMonths(1)) {
            pay(life, payday, habit);
        }
        life.liveThrough(date.minusDays(1));
        return life;
    }

    private static LocalDate firstPayday(LoanLife life) {
        return life.state().terms().drawdownDate().plusMonths(1).withDayOfMonth(PAYDAY);
    }

    /**
     * The latest payday. Late payers, too, then pay earlier than the day before the date to accrue. The trial balance
     * compares the repayments booked on that date and the day before with {@code repayment_log}, which is empty here.
     */
    private LocalDate latestPayday() {
        return date.minusDays(DAYS_LATE + 2);
    }

    /**
     * Half the loans are paid as they should be, a sixth is never paid; the others are paid late, in part, or beyond
     * the debt due.
     */
    private void pay(LoanLife life, LocalDate payday, int habit) {
        if (life.state().paidOff() || habit < 16) {
            return;
        }
        long much = life.state().terms().drawnCents();
        if (habit < 30) {
            life.pay(payday, Payer.DEALER, 1 + random.nextLong(much / 200));
        } else if (habit < 40) {
            life.pay(payday.plusDays(DAYS_LATE), Payer.DEALER, much / 20);
        } else if (habit < 46) {
            life.pay(payday, Payer.MANUFACTURER, much);
            life.pay(payday, Payer.DEALER, random.nextInt(4) == 0 ? 2 * much : much / 3);
        } else {
            life.pay(payday, Payer.MANUFACTURER, much);
            life.pay(payday, Payer.DEALER, much / 100);
        }
    }

    private LoanAgreement agreement(int number) {
        LoanTerms terms = terms(number);
        LocalDate maturity = terms.drawdownDate().plusDays(90 + random.nextInt(180));
        return new LoanAgreement("D-" + number, "M-" + number % 20, "LSVAA4182E2184847", maturity, terms);
    }

    private LoanTerms terms(int number) {
        LoanType type = oneOf(List.of(LoanType.values()));
        // One loan in a hundred is drawn on the date itself.
        LocalDate drawn = date.minusDays(random.nextInt(100) == 0 ? 0 : 1 + random.nextInt(LONGEST_DAYS));
        return new LoanTerms(
                "LIFE-" + number,
                type,
                Currency.getInstance(random.nextInt(5) == 0 ? "USD" : "CNY"),
                500_000 + random.nextLong(50_000_000),
                rates(drawn),
                BigDecimal.valueOf(60_000 + random.nextInt(100_000), 6),
                10_000L * random.nextInt(3),
                oneOf(List.of(DayCount.values())),
                share(type),
                drawn);
    }

    private <T> T oneOf(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private Rates rates(LocalDate drawn) {
        List<Rate> rates = new ArrayList<>();
        int changes = Math.max(0, random.nextInt(6) - 3);
        for (int i = 0; i <= changes; i++) {
            rates.add(new Rate(
                    i == 0 ? drawn : drawn.plusDays(40L * i + random.nextInt(30)),
                    BigDecimal.valueOf(30_000 + random.nextInt(60_000), 6)));
        }
        return new Rates(rates);
    }

    private BigDecimal share(LoanType type) {
        return switch (type) {
            case DEALER -> BigDecimal.ONE;
            case MANUFACTURER -> BigDecimal.ZERO;
            case SPLIT -> BigDecimal.valueOf(1 + random.nextInt(999_999), 6);
        };
    }
}
