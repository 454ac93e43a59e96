package floorplan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.faults.Faults.RunsResult;
import org.junit.jupiter.api.Test;

/** The few cells of the matrix that every build runs, for they are quick; {@code make faults} runs all. */
class FaultsIT {
    @Test
    void everyQuickCellHolds() {
        RunsResult result = Faults.run(Faults.all().stream().filter(Cell::quick).toList(), 1);

        assertThat(result.violations()).isEmpty();
        assertThat(result.runs()).isEqualTo(6);
    }
}
