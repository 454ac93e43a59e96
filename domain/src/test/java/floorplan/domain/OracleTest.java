package floorplan.domain;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.correction.LoanInput;
import floorplan.domain.correction.LoanInputs;
import floorplan.domain.correction.LoanResults;
import floorplan.domain.correction.Replay;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares random loans, accrued and repaid in time, with books computed from scratch and with a replay of the same
 * inputs.
 */
class OracleTest {

    static List<Long> seeds() {
        return Seeds.first(400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aLoansBooksAreThoseWorkedOutFromScratch(long seed) {
        RandomLife life = RandomLife.of(seed);
        LoanInputs inputs = inputs(life);
        NaiveBooks books = new NaiveBooks(inputs, life.loan.accruedThrough());
        assertThat(NaiveBooks.figuresOf(life.loan)).isEqualTo(books.figures());
        assertThat(inputs.inputs())
                .allMatch(input -> !books.effectOf(input.id()).containsKey("surplus"));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aReplayEndsInTheSameLoan(long seed) {
        RandomLife life = RandomLife.of(seed);
        LoanInputs inputs = inputs(life);
        LoanResults replayed = new Replay(Strategies.ALL).results(inputs, life.loan.accruedThrough());
        assertThat(replayed.state()).isEqualTo(life.loan);
        assertThat(replayed.accruals()).isEqualTo(life.accruals);
        for (int i = 0; i < life.taken.size(); i++) {
            assertThat(replayed.of(inputs.inputs().get(i)).parts())
                    .isEqualTo(life.taken.get(i).applied().allocation());
        }
    }

    private static LoanInputs inputs(RandomLife life) {
        LoanInputs inputs = LoanInputs.of(life.loan.terms());
        for (RandomLife.TakenRepayment taken : life.taken) {
            int sequence = inputs.inputs().size();
            inputs = inputs.with(LoanInput.Repayment.of(
                    "R" + sequence,
                    taken.request().payer(),
                    taken.applied().valueDate(),
                    sequence,
                    taken.request().amount().cents()));
        }
        return inputs;
    }
}
