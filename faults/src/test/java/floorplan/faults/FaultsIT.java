package floorplan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.faults.Faults.RunsResult;
import org.junit.jupiter.api.Test;

/** The quick cells of the matrix, which every build runs; {@code make faults} runs all cells. */
class FaultsIT {
    @Test
    void everyQuickCellHolds() {
        RunsResult result = Faults.run(Faults.all().stream().filter(Cell::quick).toList(), 1);

        assertThat(result.violations()).isEmpty();
        assertThat(result.runs()).isEqualTo(6);
    }
}
