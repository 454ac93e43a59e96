package floorplan.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.runtime.failure.CapturedLog;
import floorplan.store.settings.WrongSetting;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** A process reads no misspelt setting silently. */
class UnknownSettingsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "floorplan.sweep.evry",
                "floorplan.sweep",
                "floorplan.payloads.keys",
                "floorplan.receipt-files.profiles.icbc.colums.text"
            })
    void refusesAnUnknownNameInAFile(String name) {
        assertThatThrownBy(() -> prepare("file settings.yml", name))
                .isInstanceOf(WrongSetting.class)
                .hasMessage(name + " is no setting of Floorplan. It is set in file settings.yml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "floorplan.sweep.every",
                "floorplan.dayEnd.at",
                "FLOORPLAN_DAY_END_AT",
                "floorplan.payloads.keys.Key-2026",
                "floorplan.payloads.ui.origins[1]",
                "floorplan.receipt-files.profiles.icbc.columns.text",
                "spring.main.banner-mode"
            })
    void takesEverySpellingOfAKnownName(String name) {
        prepare("file settings.yml", name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME
            })
    void logsNamesThatOtherProgramsMayHaveSet(String source) {
        try (CapturedLog log = new CapturedLog()) {
            prepare(source, "FLOORPLAN_API_PORT");
            assertThat(log.lines())
                    .containsExactly("WARN not settings of Floorplan, and ignored: [FLOORPLAN_API_PORT]. "
                            + "docs/settings.md lists all settings.");
        }
    }

    private static void prepare(String source, String name) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(given -> environment.getPropertySources().remove(given.getName()));
        environment.getPropertySources().addFirst(new MapPropertySource(source, Map.of(name, "x")));
        new UnknownSettings()
                .onApplicationEvent(new ApplicationEnvironmentPreparedEvent(
                        new DefaultBootstrapContext(), new SpringApplication(), new String[0], environment));
    }
}
