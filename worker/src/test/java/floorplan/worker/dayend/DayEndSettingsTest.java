package floorplan.worker.dayend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DayEndSettingsTest {
    private static DayEndSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("floorplan.day-end", DayEndSettings.class);
    }

    @Test
    void closesTheBooksAtTenPastMidnightUnlessToldOtherwise() {
        assertThat(bound(Map.of()).at()).isEqualTo(LocalTime.of(0, 10));
        assertThat(bound(Map.of("floorplan.day-end.at", "23:05")).at()).isEqualTo(LocalTime.of(23, 5));
    }

    @Test
    void saysThatOneRangeAtOnceIsTheLeast() {
        assertThatThrownBy(() -> bound(Map.of("floorplan.day-end.ranges-at-once", "0")))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessage("floorplan.day-end.ranges-at-once is 0; it must be at least 1, such as 2");
    }
}
