package floorplan.api.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EffectiveSettingsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "floorplan.account.api.password",
                "floorplan.payloads.keys.k1",
                "floorplan.payloads.ui.token",
                "floorplan.console.key",
                "spring.security.oauth2.client.registration.console.client-secret",
                "spring.security.oauth2.resourceserver.jwt.public-key-location"
            })
    void hidesSecrets(String name) {
        assertThat(EffectiveSettings.isSecret(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "floorplan.payloads.active",
                "floorplan.console.secure-cookies",
                "server.tomcat.keep-alive-timeout",
                "floorplan.account.longest-list"
            })
    void showsEverythingElse(String name) {
        assertThat(EffectiveSettings.isSecret(name)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:mariadb://db:3306/account?user=u&password=p, jdbc:mariadb://db:3306/account",
        "jdbc:mysql://u:p@db/clms, jdbc:mysql://db/clms",
        "https://u:p@issuer.example/realm?token=t, https://issuer.example/realm",
        "https://issuer.example/realm, https://issuer.example/realm",
        "jdbc:mariadb://u:p@a b/clms, ''",
        "Asia/Shanghai, Asia/Shanghai"
    })
    void showsAddressesWithoutTheirCredentials(String value, String shown) {
        assertThat(EffectiveSettings.withoutCredentials(value)).isEqualTo(shown);
    }
}
