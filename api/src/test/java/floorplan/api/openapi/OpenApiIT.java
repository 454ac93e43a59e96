package floorplan.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.RunningSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The stored OpenAPI document equals the API's, so a change of the contract shows in its diff. */
class OpenApiIT {
    private static final Path STORED = Path.of("..", "docs", "openapi.json");
    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @Test
    void isTheStoredOne() throws IOException {
        JsonNode document = RunningSystem.get().get("/v3/api-docs").body();
        ((ObjectNode) document).remove("servers");
        String now = SORTED.writeValueAsString(SORTED.treeToValue(document, Object.class)) + "\n";
        if (Boolean.getBoolean("floorplan.openapi.renew")) {
            Files.writeString(STORED, now);
        }

        assertThat(Files.exists(STORED) ? Files.readString(STORED) : "")
                .as(
                        "The API differs from docs/openapi.json. If that is intended, run make openapi and look at the diff.")
                .isEqualTo(now);
    }

    @Test
    void hasATagASummaryAndADescriptionForEveryOperation() {
        JsonNode document = RunningSystem.get().get("/v3/api-docs").body();
        List<String> tags = document.at("/tags")
                .valueStream()
                .map(tag -> tag.at("/name").asString())
                .toList();

        assertThat(document.at("/paths").valueStream().flatMap(JsonNode::valueStream))
                .hasSizeGreaterThan(30)
                .allSatisfy(operation -> {
                    assertThat(tags)
                            .as(operation.toString())
                            .contains(operation.at("/tags/0").asString());
                    assertThat(operation.at("/summary").asString())
                            .as(operation.toString())
                            .isNotEmpty();
                    assertThat(operation.at("/description").asString())
                            .as("words of its own before its scope: %s", operation)
                            .isNotEmpty()
                            .doesNotStartWith("Scope `");
                    assertThat(operation.at("/operationId").asString())
                            .isNotEmpty()
                            .doesNotContain("_");
                });
        assertThat(document.toString()).as("a brace within a Javadoc tag").doesNotContain("</code>}");
    }
}
