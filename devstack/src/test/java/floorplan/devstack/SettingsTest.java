package floorplan.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void givesNoTwoServersTheSamePort() {
        Settings settings = Settings.of(new Folder(folder));
        assertThat(IntStream.range(0, 1_000).mapToObj(server -> settings.port("server-" + server)))
                .doesNotHaveDuplicates();
    }
}
