package floorplan.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TokenTest {
    @TempDir
    Path root;

    @Test
    void limitsADealersTokenToTheDealer() {
        JsonNode claims = claims("dealer:D-1");
        assertThat(claims.get("dealer_id").asString()).isEqualTo("D-1");
        assertThat(claims.get("scope").asString()).isEqualTo("repayments:write loans:read");
        assertThat(claims.has("manufacturer_id")).isFalse();
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(30 * 24 * 3600);
    }

    @Test
    void limitsAnOperatorsTokenToNobody() {
        JsonNode claims = claims("operator");
        assertThat(claims.has("dealer_id")).isFalse();
        assertThat(claims.get("scope").asString()).contains("operations:write");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "root", "dealer", "dealer:", "manufacturer:a b", "operator:x", "dealer:D\",\"scope\":\"x"})
    void namesTheRolesWhenThereIsNoSuchOne(String role) {
        assertThatThrownBy(() -> new LocalSystem(root, Map.of()).token(role))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("manufacturer:ID");
    }

    @Test
    void keepsItsKeyFromOthers() throws Exception {
        new LocalSystem(root, Map.of());
        Path key = root.resolve(".floorplan/conf/token.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(TokenKey.in(key).location())
                .isEqualTo(TokenKey.in(key).location())
                .startsWith("base64:");
    }

    @Test
    void leavesTokensToAnIdentityProviderThatIsGiven() {
        String variable = "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI";
        LocalSystem system = new LocalSystem(root, Map.of(variable, "https://id.example"));
        assertThat(system.apps().getLast().command().environment())
                .doesNotContainKey(variable.replace("ISSUERURI", "PUBLICKEYLOCATION"));
        assertThatThrownBy(() -> system.token("operator"))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("identity provider");
    }

    private JsonNode claims(String role) {
        String token = new LocalSystem(root, Map.of()).token(role);
        byte[] json = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return JsonMapper.builder().build().readTree(new String(json, StandardCharsets.UTF_8));
    }
}
