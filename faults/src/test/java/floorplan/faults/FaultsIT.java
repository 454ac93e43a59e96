package floorplan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.faults.Faults.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The few cells of the matrix that are quick, run by a build with {@code -Dfaults.quick=true}; {@code make faults} runs all. */
@EnabledIfSystemProperty(named = "faults.quick", matches = "true")
class FaultsIT {
    @Test
    void everyQuickCellHolds() {
        Result result = Faults.run(Faults.all().stream().filter(Cell::quick).toList(), 1);

        assertThat(result.violations()).isEmpty();
        assertThat(result.runs()).isGreaterThanOrEqualTo(8);
    }
}
