package floorplan.domain.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineReasonTest {
    @Test
    void keepsAReasonOfTheGreatestLengthAndCutsALongerOne() {
        assertThat(LineReason.ofFile("r".repeat(500)).reason()).isEqualTo("r".repeat(500));
        assertThat(LineReason.ofFile("r".repeat(501)).reason()).isEqualTo("r".repeat(500));
    }

    @Test
    void blamesNoLineForAReasonOfTheFile() {
        assertThat(LineReason.ofFile("too long")).isEqualTo(new LineReason(0, "", "too long"));
    }
}
