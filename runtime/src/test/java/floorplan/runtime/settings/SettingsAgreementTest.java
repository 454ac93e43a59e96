package floorplan.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.store.settings.ProcessSettings.StartedProcess;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsAgreementTest {
    private static final StartedProcess API =
            new StartedProcess("floorplan-api", "Asia/Shanghai", "k1", Map.of("k1", "aa"));

    private static StartedProcess worker(String zone, String active, Map<String, String> keys) {
        return new StartedProcess("floorplan-worker", zone, active, keys);
    }

    @Test
    void agreesOnTheSameZoneAndKeys() {
        assertThat(SettingsAgreement.differences(API, worker("Asia/Shanghai", "k1", Map.of("k1", "aa"))))
                .isEmpty();
    }

    @Test
    void namesBothZones() {
        assertThat(SettingsAgreement.differences(API, worker("Europe/Berlin", "k1", Map.of("k1", "aa"))))
                .containsExactly(
                        "floorplan.business-zone is Asia/Shanghai here, but floorplan-worker was started with Europe/Berlin: give both the same");
    }

    @Test
    void namesAKeyThatOneCannotRead() {
        assertThat(SettingsAgreement.differences(API, worker("Asia/Shanghai", "k2", Map.of("k2", "bb"))))
                .hasSize(2)
                .anyMatch(text -> text.startsWith("floorplan-api was started without floorplan.payloads.keys.k2"))
                .anyMatch(text -> text.startsWith("floorplan-worker was started without floorplan.payloads.keys.k1"));
    }

    @Test
    void namesAKeyThatIsAnotherUnderTheSameId() {
        assertThat(SettingsAgreement.differences(API, worker("Asia/Shanghai", "k1", Map.of("k1", "bb"))))
                .singleElement()
                .asString()
                .startsWith("floorplan.payloads.keys.k1 is another key here");
    }

    @Test
    void letsAKeyBeTakenIntoUseByOneAfterTheOther() {
        Map<String, String> both = Map.of("k1", "aa", "k2", "bb");
        StartedProcess api = new StartedProcess("floorplan-api", "Asia/Shanghai", "k2", both);
        assertThat(SettingsAgreement.differences(api, worker("Asia/Shanghai", "k1", both)))
                .isEmpty();
    }
}
