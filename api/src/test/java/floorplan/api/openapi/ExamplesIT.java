package floorplan.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.openapi.Examples.OperationExample;
import floorplan.api.system.RunningSystem;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every operation of the OpenAPI document has examples, which follow their schemas. */
class ExamplesIT {
    private static final String REPAY = "/paths/~1v1~1repayments/post";
    private static final String ANSWER = REPAY + "/responses/201/content/application~1json";

    private static JsonNode document;

    @BeforeAll
    static void read() {
        document = RunningSystem.get().get("/v3/api-docs").body();
    }

    @Test
    void everyOperationHasAnExampleRequestAndAnExampleAnswer() {
        assertThat(new DocumentExamples(document).missing())
                .as("bodies without an example: record them with RecordExamples, see CONTRIBUTING.md")
                .isEmpty();
    }

    @Test
    void anOperationWithoutExamplesIsNamed() {
        JsonNode without = document.deepCopy();
        ((ObjectNode) without.at(REPAY + "/requestBody/content/application~1json")).remove("example");
        without.at(REPAY + "/responses")
                .forEach(response -> response.at("/content").forEach(media -> ((ObjectNode) media).remove("example")));

        assertThat(new DocumentExamples(without).missing())
                .containsExactly("repay request application/json", "repay answer");
    }

    @Test
    void everyExampleFollowsItsSchema() {
        assertThat(new DocumentExamples(document).violations())
                .as("examples of an earlier contract: record them again with RecordExamples, see CONTRIBUTING.md")
                .isEmpty();
    }

    @Test
    void anExampleThatDoesNotFollowItsSchemaIsNamed() {
        JsonNode wrong = document.deepCopy();
        ObjectNode example = (ObjectNode) wrong.at(ANSWER + "/example");
        example.put("amount", 10000)
                .put("valueDate", "10 March")
                .put("formerField", "x")
                .remove("status");

        assertThat(new DocumentExamples(wrong).violations())
                .allSatisfy(violation -> assertThat(violation).startsWith("repay 201"))
                .anySatisfy(violation -> assertThat(violation).contains("amount"))
                .anySatisfy(violation -> assertThat(violation).contains("valueDate"))
                .anySatisfy(violation -> assertThat(violation).contains("formerField"))
                .anySatisfy(violation -> assertThat(violation).contains("status"));
    }

    @Test
    void everyEntryOfTheFileIsInTheDocument() {
        Map<String, OperationExample> entries = Examples.read();
        Map<String, JsonNode> operations = new DocumentExamples(document)
                .operations()
                .collect(Collectors.toMap(
                        operation -> operation.at("/operationId").asString(), operation -> operation));

        assertThat(new TreeSet<>(entries.keySet())).isSubsetOf(operations.keySet());
        entries.forEach((id, entry) -> {
            JsonNode operation = Objects.requireNonNull(operations.get(id));
            assertThat(entry.request() == null)
                    .as("%s has no request", id)
                    .isEqualTo(operation.at("/requestBody").isMissingNode());
            assertThat(operation.at("/responses").propertyNames().stream()
                            .map(status -> status.replace(Answers.OTHER_SUCCESS, "200")))
                    .as(id)
                    .containsAll(entry.responses().keySet());
        });
    }

    @Test
    void theRepaymentIsTheOneOfTheWorkedExample() {
        JsonNode allocation = document.at(ANSWER + "/example/allocation");

        assertThat(document.at(REPAY + "/requestBody/content/application~1json/example/amount")
                        .asString())
                .isEqualTo("10000.00");
        assertThat(allocation.at("/penalty").asString()).isEqualTo("1.93");
        assertThat(allocation.at("/lateFee").asString()).isEqualTo("200.00");
        assertThat(allocation.at("/interest").asString()).isEqualTo("896.00");
        assertThat(allocation.at("/principal").asString()).isEqualTo("8902.07");
    }
}
