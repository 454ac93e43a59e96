package floorplan.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleSettingsTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "no base64!", "c2hvcnQ="})
    void refusesAKeyThatIsNone(String key) {
        assertThatThrownBy(() -> new ConsoleSettings(key, "", true).sealingKey())
                .isInstanceOf(WrongConsoleKey.class)
                .hasMessageContaining("floorplan.console.key")
                .hasMessageContaining("32 bytes in base64");
    }

    @Test
    void showsNothingOfTheKey() {
        String key = Base64.getEncoder().encodeToString(new byte[32]);
        assertThat(new ConsoleSettings(key, "", true).toString()).doesNotContain(key);
    }
}
