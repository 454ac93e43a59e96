package floorplan.domain;

import floorplan.domain.loan.DayCount;
import floorplan.domain.loan.LoanTerms;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random loan terms. */
public final class RandomTerms {

    private RandomTerms() {}

    public static LoanTerms of(Random random) {
        TermsOf terms = new TermsOf(pick(random, LoanType.values()));
        LocalDate drawdown = LocalDate.parse("2023-06-01").plusDays(random.nextInt(1000));
        terms.drawn(drawdown.toString(), random.nextLong(random.nextBoolean() ? 5_000_00L : 900_000_00L) + 1);
        terms.dayCount(pick(random, DayCount.values()));
        terms.lateFeeCents = random.nextInt(4) == 0 ? 0 : random.nextInt(500_00);
        terms.penaltyAnnualRate = millionths(random, 500_000);
        if (terms.loanType == LoanType.SPLIT) {
            terms.dealerShare = millionths(random, 1_000_001);
        }
        List<Rate> rates = new ArrayList<>();
        LocalDate from = drawdown.minusDays(random.nextInt(3));
        for (int i = 0; i <= random.nextInt(4); i++) {
            rates.add(new Rate(from, rate(random)));
            from = from.plusDays(1 + random.nextInt(60));
        }
        return terms.rates(rates.toArray(new Rate[0])).terms();
    }

    /** A rate from 0 to below 30 % a year. */
    public static BigDecimal rate(Random random) {
        return millionths(random, 300_000);
    }

    private static BigDecimal millionths(Random random, int bound) {
        return BigDecimal.valueOf(random.nextInt(bound), 6);
    }

    private static <T> T pick(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
