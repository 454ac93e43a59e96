package floorplan.activities.receiptfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The balances of a statement follow from each other. */
class BalanceChainTest {
    private static final long[][] OLDEST_FIRST = {{100, 1_100}, {-300, 800}, {5, 805}};

    @ParameterizedTest(name = "newest first: {0}, line {1} off by {2}")
    @CsvSource({"false,0,0", "true,0,0", "false,3,1", "true,3,-1", "false,4,-1", "true,4,1"})
    void namesTheLineAtWhichTheBalanceBreaks(boolean newestFirst, long wrongLine, long off) {
        BalanceChain chain = new BalanceChain(newestFirst);
        for (int i = 0; i < OLDEST_FIRST.length; i++) {
            long[] entry = OLDEST_FIRST[newestFirst ? OLDEST_FIRST.length - 1 - i : i];
            long line = 2L + i;
            chain.add(new FileEntry(line, entry[0], entry[1] + (line == wrongLine ? off : 0), null));
        }

        if (wrongLine == 0) {
            assertThat(chain.gap()).isEmpty();
        } else {
            assertThat(chain.gap())
                    .hasValueSatisfying(gap -> assertThat(gap.line()).isEqualTo(wrongLine));
        }
    }
}
