package floorplan.console.action;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.console.operation.ApiRequest;
import floorplan.console.operation.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilledFormTest {
    private static final ActionForm FORM = ActionForm.of(
            "test",
            "POST /v1/loans/{id}/rates",
            ActionField.date("effectiveFrom"),
            ActionField.percent("annualRate"),
            ActionField.text("Floorplan-Account").inHeader(),
            ActionField.text("profile").inPath(),
            ActionField.reason("correction.reason"));

    private static final Act ACT = Act.of(FORM, new Target("/v1/loans/L-1/rates"), "L-1", "/console/loans/L-1");

    @Test
    void sendsEachFieldWhereTheApiTakesIt() throws IOException {
        ApiRequest request = given("7.2", "17").request(ACT);
        assertThat(body(request)).isEqualTo("{\"annualRate\":\"0.072\",\"correction\":{\"reason\":\"the contract\"}}");
        assertThat(request.headers())
                .containsEntry("Floorplan-Account", "MAIN")
                .containsEntry("Idempotency-Key", "key")
                .containsEntry("If-Match", "\"17\"")
                .doesNotContainKey("profile");
    }

    @Test
    void aPreviewHasNoKeyAndChangesNothing() {
        ApiRequest preview = given("7.2", "").preview(ACT);
        assertThat(preview.target().text()).isEqualTo("/v1/loans/L-1/rates?dryRun=true");
        assertThat(preview.headers()).doesNotContainKeys("Idempotency-Key", "If-Match");
    }

    @Test
    void leavesATextThatIsNoPercentageToTheApi() throws IOException {
        assertThat(body(given("much", "").request(ACT))).contains("\"annualRate\":\"much\"");
    }

    private static FilledForm given(String rate, String version) {
        return new FilledForm(
                Map.of(
                        "effectiveFrom", "",
                        "annualRate", rate,
                        "Floorplan-Account", "MAIN",
                        "profile", "csv",
                        "correction.reason", "the contract"),
                "key",
                version);
    }

    private static String body(ApiRequest request) throws IOException {
        return new String(request.body().readAllBytes(), StandardCharsets.UTF_8);
    }
}
