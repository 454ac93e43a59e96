package floorplan.bench.repayment;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.bench.Spread;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RepaymentRoundTest {
    @Test
    void saysHowLongTheSlowestOfAShareTook() {
        List<Long> oneToHundredMillis = LongStream.rangeClosed(1, 100)
                .map(millis -> millis * 1_000_000)
                .boxed()
                .toList();
        RepaymentRound round = new RepaymentRound(1, oneToHundredMillis, Map.of());
        assertThat(round.percentileMillis(0.50)).isEqualTo(50);
        assertThat(round.percentileMillis(0.99)).isEqualTo(99);
    }

    @Test
    void takesTheMiddleOfSeveralRoundsAndTheirExtremes() {
        List<RepaymentRound> rounds = List.of(rate(30), rate(10), rate(20));
        assertThat(Spread.of(rounds, RepaymentRound::perSecond)).isEqualTo(new Spread(20, 10, 30));
        assertThat(Spread.of(rounds.subList(0, 2), RepaymentRound::perSecond).median())
                .isEqualTo(20);
    }

    private static RepaymentRound rate(double perSecond) {
        return new RepaymentRound(perSecond, List.of(), Map.of());
    }
}
