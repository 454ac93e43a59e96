package floorplan.domain.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ImportStatusTest {
    @Test
    void isOverOnceItIsCompletedOrRefused() {
        assertThat(Arrays.stream(ImportStatus.values()).filter(ImportStatus::isOver))
                .containsExactly(ImportStatus.COMPLETED, ImportStatus.REFUSED);
    }
}
