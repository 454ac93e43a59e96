package floorplan.api.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.api.problem.ApiProblem;
import floorplan.domain.imports.LineReason;
import floorplan.domain.loan.LoanAgreement;
import floorplan.store.imports.StagedLoan;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

class LineStagingTest {
    private final List<Integer> batches = new ArrayList<>();
    private final List<Long> firstLines = new ArrayList<>();

    @Test
    void stagesEveryLineInBatches() throws IOException {
        LineStaging<LoanAgreement, StagedLoan> staging = receive(4_500, ManyLoans::valid, lines -> true);

        assertThat(batches).containsExactly(2_000, 2_000, 500);
        assertThat(firstLines).containsExactly(2L, 2_002L, 4_002L);
        assertThat(staging.lines()).isEqualTo(4_500);
        assertThat(staging.reasons()).isEmpty();
    }

    @Test
    void stagesNothingAfterAWrongLineAndReadsOn() throws IOException {
        LineStaging<LoanAgreement, StagedLoan> staging = receive(
                10_000, line -> line == 3_000 || line == 9_000 ? "wrong" : ManyLoans.valid(line), lines -> true);

        assertThat(batches).containsExactly(2_000);
        assertThat(staging.lines()).isEqualTo(10_000);
        assertThat(staging.reasons()).extracting(LineReason::line).containsExactly(3_000L, 9_000L);
        assertThat(staging.summary())
                .isEqualTo("line 3000: must have 14 fields, not 1 (wrong lines: 2 of 10000, see lines)");
    }

    @Test
    void listsAThousandReasonsAndCountsAll() throws IOException {
        LineStaging<LoanAgreement, StagedLoan> staging = receive(5_000, line -> ",,,,,,,,,,,,,", lines -> true);

        assertThat(staging.reasons()).hasSize(LineReason.MOST);
        assertThat(staging.summary()).contains("wrong lines: 5000 of 5000", "the first 1000 reasons");
    }

    @Test
    void stopsWhenTheImportWasGivenUpMeanwhile() {
        assertThatThrownBy(() -> receive(4_500, ManyLoans::valid, lines -> lines <= 2_000))
                .isInstanceOf(ApiProblem.class)
                .hasMessageContaining("given up");
        assertThat(batches).containsExactly(2_000, 2_000);
    }

    @Test
    void holdsNoMoreOfALongFileThanOfAShortOne() throws IOException {
        List<Long> used = new ArrayList<>();

        receive(400_000, ManyLoans::valid, lines -> {
            if (lines % 100_000 == 0) {
                System.gc();
                used.add(Runtime.getRuntime().totalMemory()
                        - Runtime.getRuntime().freeMemory());
            }
            return true;
        });

        // If they were kept, 100,000 lines would take some 50 MB.
        assertThat(used.getLast() - used.getFirst()).isLessThan(8_000_000);
    }

    private LineStaging<LoanAgreement, StagedLoan> receive(long loans, LongFunction<String> line, LongPredicate arrived)
            throws IOException {
        LineStaging<LoanAgreement, StagedLoan> staging = new LineStaging<>(StagedLoan::new, this::add, arrived);
        new CsvFile<>(new ManyLoans(loans, line), new LoanFormat(LocalDate.MIN)).read(staging);
        staging.finish();
        return staging;
    }

    private void add(List<StagedLoan> batch) {
        batches.add(batch.size());
        firstLines.add(batch.getFirst().line());
    }
}
