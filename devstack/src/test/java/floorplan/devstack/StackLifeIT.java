package floorplan.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of starting and stopping; each test has a stack of its own. */
class StackLifeIT {
    @TempDir
    Path root;

    @AfterEach
    void destroy() {
        Stack.at(StackOptions.ofOwnServers(root)).destroy();
    }

    @Test
    void aSecondStartStartsNothing() throws IOException {
        Stack.start(own());
        Map<Server, String> before = pids();
        Stack.start(own());
        assertThat(pids()).isEqualTo(before).hasSize(Server.values().length);
    }

    @Test
    void aSecondStartStartsOnlyWhatHasEnded() throws IOException {
        Stack stack = Stack.start(own());
        Map<Server, String> before = pids();
        stack.kill(Server.REDIS);
        Stack.start(own());
        Map<Server, String> after = pids();
        assertThat(after.remove(Server.REDIS)).isNotEqualTo(before.remove(Server.REDIS));
        assertThat(after).isEqualTo(before);
    }

    @Test
    void keepsPortsAndPasswordsWhenItComesBack() {
        Stack stack = Stack.start(own());
        stack.close();
        for (Server server : Server.values()) {
            assertThat(stack.isRunning(server)).isFalse();
        }
        assertThat(Stack.start(own()).environment()).isEqualTo(stack.environment());
    }

    @Test
    void startsNoServerThatTheEnvironmentNames() {
        Map<String, String> given = new HashMap<>(Map.of(
                "SPRING_DATA_REDIS_HOST", "redis.example",
                "SPRING_RABBITMQ_HOST", "rabbit.example",
                "SPRING_TEMPORAL_CONNECTION_TARGET", "temporal.example:7233",
                "FLOORPLAN_ACCOUNT_URL", "jdbc:mysql://db.example/account"));
        Stack stack = Stack.start(new StackOptions(root, Map.of(), given));
        assertThat(stack.starters()).isEmpty();
        assertThat(stack.environment()).isEqualTo(given);
        assertThatThrownBy(stack::wipeRedis).isInstanceOf(StackException.class).hasMessageContaining("run by others");
    }

    @Test
    void keepsToTheSetOfServersThatHasWrittenItsData() throws IOException {
        Stack.at(StackOptions.ofOwnServers(root));
        Files.createDirectories(root.resolve("data/redis"));
        assertThatThrownBy(() -> Stack.at(new StackOptions(root, Map.of(), Map.of("SERVERS", "compat"))))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("is of SERVERS=host")
                .hasMessageContaining("move the folder away");
    }

    @Test
    void goesOnWithTheSetOfServersThatHasWrittenItsData() throws IOException {
        Stack.at(new StackOptions(root, Map.of(), Map.of("SERVERS", "compat")));
        Files.createDirectories(root.resolve("data/redis"));
        assertThat(Stack.at(StackOptions.ofOwnServers(root)).environment().get("FLOORPLAN_ACCOUNT_URL"))
                .startsWith("jdbc:mysql:");
    }

    @Test
    void takesItsOwnAddressesFoundInTheEnvironmentForItsOwn() {
        Map<String, String> own = Stack.at(StackOptions.ofOwnServers(root)).environment();
        assertThat(Stack.at(new StackOptions(root, Map.of(), own)).starters()).hasSize(Server.values().length);
    }

    @Test
    void namesTheServerAndItsLogWhenOneFails() {
        Map<String, String> allButRedis = Map.of(
                "SPRING_RABBITMQ_HOST", "x",
                "SPRING_TEMPORAL_CONNECTION_TARGET", "x",
                "FLOORPLAN_ACCOUNT_URL", "x");
        StackOptions options = new StackOptions(root, Map.of(), allButRedis);
        // A file in the place of the folder for the append-only file makes Redis give up.
        Path data = Stack.at(options).folder().data("redis");
        assertThatThrownBy(() -> {
                    Files.createDirectories(data);
                    Files.writeString(data.resolve("appendonlydir"), "");
                    Stack.start(options);
                })
                .isInstanceOf(StackException.class)
                .hasMessageContaining("redis ended before it answered")
                .hasMessageContaining(root.resolve("log").resolve("redis.log").toString());
    }

    @Test
    void saysThatAGivenPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            StackOptions options = new StackOptions(root, Map.of("redis", taken.getLocalPort()), Map.of());
            assertThatThrownBy(() -> Stack.start(options))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("redis cannot start: port " + taken.getLocalPort());
        }
        for (Server server : Server.values()) {
            assertThat(Stack.at(StackOptions.ofOwnServers(root)).isRunning(server))
                    .isFalse();
        }
    }

    @Test
    void sweepsWhatAKilledProcessHasLeft() throws Exception {
        Process owner = new ProcessBuilder("sleep", "600").start();
        Path left = Files.createDirectories(root.resolve("process-1"));
        String identity = Files.readString(RunningProcess.stat(owner.pid())) + Files.readString(RunningProcess.BOOT_ID);
        Files.writeString(left.resolve("owner"), identity);
        Stack stack = Stack.start(new StackOptions(left, Map.of(), Map.of("FLOORPLAN_ACCOUNT_URL", "x")));

        new OwnedFolders(root).sweep();
        assertThat(stack.isRunning(Server.REDIS)).isTrue();

        owner.destroyForcibly().waitFor();
        new OwnedFolders(root).sweep();
        assertThat(stack.isRunning(Server.REDIS)).isFalse();
        assertThat(stack.isRunning(Server.RABBITMQ)).isFalse();
        assertThat(left).doesNotExist();
    }

    /** Options with the server set of this test run. */
    private StackOptions own() {
        String set = System.getenv().getOrDefault(ServerSet.VARIABLE, ServerSet.HOST.id());
        return new StackOptions(root, Map.of(), Map.of(ServerSet.VARIABLE, set));
    }

    private Map<Server, String> pids() throws IOException {
        Map<Server, String> pids = new EnumMap<>(Server.class);
        for (Server server : Server.values()) {
            pids.put(server, Files.readString(root.resolve("run").resolve(server.id() + ".pid")));
        }
        return pids;
    }
}
