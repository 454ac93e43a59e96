package floorplan.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Checks {@code docker-compose.yml} without running it. */
class ComposeTest {
    /** The absolute address of the schema, since its own {@code $id} is relative. */
    private static final SchemaLocation COMPOSE_SPEC =
            SchemaLocation.of("https://github.com/compose-spec/compose-spec/schema/compose-spec.json");

    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{(\\w+)([^}]*)}");
    private static final Pattern EXACT_VERSION = Pattern.compile("[\\w/-]+:\\d+\\.\\d+\\.?\\d*\\S*");
    /** Variables that concern the container and not Floorplan: they say how to listen inside it. */
    private static final Set<String> OF_THE_CONTAINER = Set.of("SERVER_ADDRESS");
    /** Variables of identity providers, in place of which {@code make up} has a key of its own. */
    private static final Set<String> OF_IDENTITY_PROVIDERS = Set.of(
            "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI",
            "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWKSETURI");

    private final String text = read("docker-compose.yml");
    private final JsonNode services = new YAMLMapper().readTree(text).get("services");

    @Test
    void keepsToTheComposeSpecification() throws IOException {
        assertThat(violations(text)).isEmpty();
    }

    @Test
    void wouldBeRefusedWithAMisspeltKey() throws IOException {
        assertThat(violations(text.replaceFirst("healthcheck:", "healthchek:"))).isNotEmpty();
    }

    /** Temporal's UI has no login. */
    @Test
    void letsNobodyChangeWorkflowsThroughTheirPage() {
        assertThat(services.at("/temporal-ui/environment/TEMPORAL_DISABLE_WRITE_ACTIONS")
                        .asString())
                .isEqualTo("true");
    }

    @Test
    void pinsEveryImageToAVersion() {
        List<String> images = services.valueStream()
                .filter(service -> !service.has("build"))
                .map(service -> service.get("image").asString())
                .toList();
        assertThat(images).isNotEmpty().allMatch(EXACT_VERSION.asMatchPredicate());
        List<String> bases = read("Dockerfile")
                .lines()
                .filter(line -> line.startsWith("FROM ") && line.contains(":"))
                .map(line -> line.split(" ", -1)[1])
                .toList();
        assertThat(bases).hasSize(2).allMatch(EXACT_VERSION.asMatchPredicate());
    }

    @Test
    void asksEveryServiceThatStaysWhetherItIsHealthy() {
        Set<String> jobs = services.valueStream()
                .flatMap(service -> service.path("depends_on").propertyStream())
                .filter(dependency ->
                        dependency.getValue().get("condition").asString().equals("service_completed_successfully"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(jobs).containsExactlyInAnyOrder("migrate", "temporal-schema", "temporal-setup");
        List<String> unasked = services.propertyStream()
                .filter(service -> !jobs.contains(service.getKey()))
                .filter(service -> !service.getValue().has("healthcheck"))
                .map(Map.Entry::getKey)
                .toList();
        // These two have their health checks in the Dockerfile.
        assertThat(unasked).containsExactlyInAnyOrder("worker", "api");
        assertThat(read("Dockerfile")).contains("HEALTHCHECK");
    }

    @Test
    void refusesToStartWithoutEachSecretAndNamesNoneItDoesNotUse() {
        Set<String> used = new TreeSet<>();
        VARIABLE.matcher(text).results().forEach(use -> {
            assertThat(use.group(2)).as(use.group()).startsWith(":?");
            used.add(use.group(1));
        });
        Set<String> listed = Pattern.compile("^(\\w+)=$", Pattern.MULTILINE)
                .matcher(read(".env.example"))
                .results()
                .map(line -> line.group(1))
                .collect(Collectors.toSet());
        assertThat(used).isEqualTo(listed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"worker", "api"})
    void tellsAnApplicationWhatMakeUpTellsIt(String name, @TempDir Path root) {
        Set<String> local = new LocalSystem(root, Map.of())
                .apps().stream()
                        .filter(app -> app.name().equals(name))
                        .flatMap(app -> app.command().environment().keySet().stream())
                        .filter(variable -> variable.matches("(FLOORPLAN|SPRING)_.*"))
                        .collect(Collectors.toSet());
        // These are for the person at the keyboard, not for the application.
        local.removeAll(Set.of("FLOORPLAN_URL", "FLOORPLAN_TEMPORAL_UI"));
        Set<String> composed =
                new TreeSet<>(services.get(name).get("environment").propertyNames());
        composed.removeAll(OF_THE_CONTAINER);
        composed.removeAll(OF_IDENTITY_PROVIDERS);
        assertThat(composed).isEqualTo(local);
    }

    @Test
    void fillsInEveryPasswordOfTheUsersScript() {
        Set<String> placeholders = VARIABLE.matcher(Repository.usersSql())
                .results()
                .map(use -> use.group(1))
                .collect(Collectors.toSet());
        Set<String> given =
                new TreeSet<>(services.get("mysql").get("environment").propertyNames());
        given.remove("MYSQL_ROOT_PASSWORD");
        assertThat(given).isEqualTo(placeholders);
    }

    @Test
    void givesMySqlTheSameOptionsAsMakeUpDoes() {
        assertThat(services.get("mysql").get("command").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(
                        MySql.OPTIONS.stream().map(option -> "--" + option).toList());
    }

    @Test
    void givesTheApplicationsTheSameRightsOfRedisAndRabbitMqAsMakeUpDoes(@TempDir Path root) throws IOException {
        Map<String, String> passwords = Environment.of(Settings.of(new Folder(root).create()), Map.of());
        new Redis(ServerSet.HOST, new Folder(root), 1, passwords).prepare();
        List<String> local = Files.readAllLines(root.resolve("conf").resolve("redis.conf")).stream()
                .filter(line -> line.matches("user (default|floorplan_(worker|api)) .*"))
                .map(ComposeTest::withoutPassword)
                .toList();
        assertThat(local).hasSize(3);
        JsonNode configs = new YAMLMapper().readTree(text).get("configs");
        assertThat(configs.at("/redis/content").asString().lines().map(ComposeTest::withoutPassword))
                .containsAll(local);

        JsonNode definitions = new YAMLMapper()
                .readTree(configs.at("/rabbitmq-users/content").asString().replace("$$", "$"));
        RabbitMq rabbitMq = new RabbitMq(ServerSet.HOST, new Folder(root), 1, 2, 3, passwords, "cookie");
        assertThat(definitions.get("permissions"))
                .isEqualTo(new YAMLMapper().readTree(rabbitMq.users()).get("permissions"));
    }

    private static String withoutPassword(String line) {
        return line.replaceFirst(" >\\S+( .env.example})?", "");
    }

    private static List<Error> violations(String compose) throws IOException {
        try (InputStream json = ComposeTest.class.getResourceAsStream("/compose/compose-spec.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(COMPOSE_SPEC, Objects.requireNonNull(json), InputFormat.JSON);
            return schema.validate(compose, InputFormat.YAML);
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(Repository.root().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
