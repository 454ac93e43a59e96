package floorplan.api.settings;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.RunningSystem;
import floorplan.devstack.TestStack;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The settings over HTTP. */
class SettingsIT {
    @Test
    void settingsShowNoSecret() {
        JsonNode items =
                RunningSystem.get().get("/v1/settings?limit=1000").body().at("/items");
        List<JsonNode> settings = items.valueStream().toList();
        assertThat(settings)
                .extracting(setting -> setting.at("/id").asString() + "="
                        + setting.at("/value").asString("") + " "
                        + setting.at("/hidden").asBoolean())
                .contains(
                        "floorplan.account.longest-list=2s false",
                        "floorplan.business-zone=Asia/Shanghai false",
                        "floorplan.account.api.password= true",
                        "floorplan.clms.api.password= true");
        Set<String> values = settings.stream()
                .map(setting -> setting.at("/value").asString(""))
                .collect(Collectors.toSet());
        assertThat(values).doesNotContainAnyElementsOf(secrets());
    }

    private static List<String> secrets() {
        List<String> secrets = TestStack.environment().entrySet().stream()
                .filter(variable -> variable.getKey().matches(".*(PASSWORD|KEYS|SECRET).*"))
                .map(Map.Entry::getValue)
                .toList();
        assertThat(secrets).hasSizeGreaterThan(3);
        return secrets;
    }
}
