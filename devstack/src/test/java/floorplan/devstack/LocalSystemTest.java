package floorplan.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSystemTest {
    private static final Map<String, String> OF_OTHERS = Map.of(
            "FLOORPLAN_ACCOUNT_URL", "jdbc:mysql://db.example/account",
            "FLOORPLAN_CLMS_URL", "jdbc:mysql://db.example/clms",
            "FLOORPLAN_ACCOUNT_WORKER_PASSWORD", "secret");

    @TempDir
    Path root;

    private LocalSystem system;

    @BeforeEach
    void describe() {
        system = new LocalSystem(root, Map.of());
    }

    @Test
    void tellsTheWorkerOnlyTheCredentialsItNeeds() {
        assertThat(secretsOf("worker"))
                .containsExactlyInAnyOrder(
                        "FLOORPLAN_ACCOUNT_WORKER_PASSWORD",
                        "FLOORPLAN_CLMS_WORKER_PASSWORD",
                        "FLOORPLAN_PAYLOADS_KEYS_K1",
                        "FLOORPLAN_REDIS_WORKER_PASSWORD",
                        "FLOORPLAN_RABBITMQ_WORKER_PASSWORD");
    }

    @Test
    void tellsTheApiOnlyTheCredentialsItNeeds() {
        assertThat(secretsOf("api"))
                .containsExactlyInAnyOrder(
                        "FLOORPLAN_ACCOUNT_WORKER_PASSWORD",
                        "FLOORPLAN_ACCOUNT_API_PASSWORD",
                        "FLOORPLAN_CLMS_API_PASSWORD",
                        "FLOORPLAN_CONSOLE_KEY",
                        "SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_CONSOLE_CLIENTSECRET",
                        "FLOORPLAN_PAYLOADS_KEYS_K1",
                        "FLOORPLAN_PAYLOADS_UI_TOKEN",
                        "FLOORPLAN_REDIS_API_PASSWORD",
                        "FLOORPLAN_RABBITMQ_API_PASSWORD");
    }

    @Test
    void tellsTheIdentityProviderNothingOfTheOthers() {
        assertThat(secretsOf("provider")).isEmpty();
        assertThat(app("provider").command().environment()).containsKey("PROVIDER_CLIENTSECRET");
    }

    @Test
    void startsNoProviderOfItsOwnBesideAnother() {
        Map<String, String> given =
                Map.of("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI", "https://provider.example");
        assertThat(new LocalSystem(root, given).apps()).extracting(App::name).containsExactly("worker", "api");
    }

    @Test
    void keepsPortsAndPasswordsBetweenRuns() {
        assertThat(new LocalSystem(root, Map.of()).apps()).isEqualTo(system.apps());
    }

    @Test
    void saysThatAnApplicationIsNotBuilt() {
        assertThatThrownBy(system::up).isInstanceOf(StackException.class).hasMessageContaining("worker is not built");
    }

    @Test
    void noticesThatAnApplicationWasBuiltAnew() throws Exception {
        App api = app("api");
        Files.createDirectories(api.built().getParent());
        Files.writeString(api.built(), "jar");
        assertThat(api.isOutdated()).isFalse();
        Files.createDirectories(root.resolve(".floorplan").resolve("data"));
        api.prepare();
        assertThat(api.isOutdated()).isFalse();
        Files.setLastModifiedTime(api.built(), FileTime.fromMillis(0));
        assertThat(api.isOutdated()).isTrue();
    }

    @Test
    void goesOnWithTheServersOfOthersInAShellThatDoesNotNameThem() {
        useServersOfOthers();
        assertThat(asBefore(Map.of()).environment())
                .containsEntry("FLOORPLAN_ACCOUNT_URL", "jdbc:mysql://db.example/account")
                .containsEntry("FLOORPLAN_ACCOUNT_WORKER_PASSWORD", "secret");
    }

    @Test
    void takesNewCredentialsOfTheServersInUse() {
        useServersOfOthers();
        Map<String, String> changed = new HashMap<>(OF_OTHERS);
        changed.put("FLOORPLAN_ACCOUNT_WORKER_PASSWORD", "new");
        assertThat(asBefore(changed).environment()).containsEntry("FLOORPLAN_ACCOUNT_WORKER_PASSWORD", "new");
    }

    @Test
    void refusesToMoveToOtherServersAndSaysHow() {
        useServersOfOthers();
        Map<String, String> elsewhere = new HashMap<>(OF_OTHERS);
        elsewhere.put("FLOORPLAN_ACCOUNT_URL", "jdbc:mysql://elsewhere.example/account");
        assertThatThrownBy(() -> asBefore(elsewhere))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("db.example")
                .hasMessageContaining("make down and delete " + root.resolve(".floorplan/conf/given-servers"));
    }

    @Test
    void refusesToLeaveItsOwnServersForThoseOfOthers() {
        remember(Map.of());
        assertThat(asBefore(app("worker").environment())).isEqualTo(app("worker"));
        assertThatThrownBy(() -> asBefore(OF_OTHERS))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("uses its own mariadb");
    }

    @Test
    void takesItsOwnKeyFoundInTheEnvironmentForItsOwn() {
        remember(Map.of());
        LocalSystem again = LocalSystem.asBefore(root, app("api").environment());
        assertThat(again.token("reader")).isNotEmpty();
    }

    private void useServersOfOthers() {
        remember(OF_OTHERS);
    }

    private void remember(Map<String, String> environment) {
        Folder folder = new Folder(root.resolve(".floorplan"));
        new GivenServers(folder, Settings.of(folder)).remember(environment);
    }

    private App asBefore(Map<String, String> environment) {
        return LocalSystem.asBefore(root, environment).apps().getFirst();
    }

    private App app(String name) {
        return system.apps().stream()
                .filter(app -> app.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Set<String> secretsOf(String name) {
        return app(name).command().environment().keySet().stream()
                .filter(variable ->
                        variable.matches("(FLOORPLAN|SPRING)_.*(PASSWORD|TOKEN|KEYS_.*|CONSOLE_KEY|SECRET)"))
                .collect(Collectors.toSet());
    }
}
