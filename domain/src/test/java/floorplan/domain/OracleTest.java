package floorplan.domain;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.NaiveBooks.Payment;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random loans, accrued and repaid, against books worked out from scratch. */
class OracleTest {

    static List<Long> seeds() {
        return Seeds.first(400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aLoansBooksAreThoseWorkedOutFromScratch(long seed) {
        RandomLife life = RandomLife.of(seed);
        List<Payment> payments = life.taken.stream()
                .map(taken -> new Payment(
                        taken.applied().valueDate(),
                        taken.request().payer(),
                        taken.request().amount().amount()))
                .toList();
        assertThat(NaiveBooks.figuresOf(life.loan))
                .isEqualTo(NaiveBooks.figures(life.loan.terms(), payments, life.loan.accruedThrough()));
    }
}
