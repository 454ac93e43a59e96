package floorplan.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests with {@code sleep} in place of a server. */
class DaemonTest {
    private Folder folder;
    private Daemon daemon;

    @BeforeEach
    void start(@TempDir Path root) {
        folder = new Folder(root).create();
        daemon = new Daemon("sleeper", folder);
        daemon.start(new ProcessBuilder("sleep", "600"));
    }

    @AfterEach
    void end() {
        daemon.kill();
    }

    @Test
    void leavesThePidOfTheProcessItself() throws IOException {
        Path command = Path.of("/proc/" + pid() + "/comm");
        while (Files.readString(command).trim().equals("sh")) {
            Daemon.sleep(); // it writes its pid just before it becomes the command
        }
        assertThat(Files.readString(command).trim()).isEqualTo("sleep");
    }

    @Test
    void runsInASessionOfItsOwnSoThatATerminalsSignalsPassItBy() throws IOException {
        String[] stat = Files.readString(RunningProcess.stat(pid())).split(" ", -1);
        assertThat(Long.parseLong(stat[5])).isEqualTo(pid());
    }

    @Test
    void isKnownToAnotherDaemonObjectOfTheSameNameAndFolder() throws IOException {
        assertThat(new Daemon("sleeper", folder).isRunning()).isTrue();
        RunningProcess process = process();
        new Daemon("sleeper", folder).stop(Duration.ofSeconds(5));
        assertThat(process.isAlive()).isFalse();
        assertThat(daemon.isRunning()).isFalse();
    }

    @Test
    void hasStoppedWhenItIsPaused() throws IOException {
        daemon.pause();
        assertThat(process().isStopped()).isTrue();
        daemon.resume();
        while (process().isStopped()) {
            Daemon.sleep();
        }
    }

    @Test
    void leavesAnotherProcessAloneThatHasThePidOfAnEndedOne() throws Exception {
        // Two processes that begin within one tick of the kernel's clock cannot be distinguished.
        Thread.sleep(50);
        Process other = new ProcessBuilder("sleep", "600").start();
        String birth = Files.readString(folder.birth("sleeper"));
        try {
            String pidOfOther = Long.toString(other.pid());
            Files.writeString(folder.birth("sleeper"), birth.replaceFirst(Long.toString(pid()), pidOfOther));
            Files.writeString(folder.pid("sleeper"), pidOfOther);

            assertThat(daemon.isRunning()).isFalse();
            daemon.kill();
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly().waitFor();
            Files.writeString(folder.birth("sleeper"), birth);
        }
    }

    @Test
    void countsAsEndedAfterAnotherBoot() throws IOException {
        String birth = Files.readString(folder.birth("sleeper"));
        String bootId = Files.readString(RunningProcess.BOOT_ID).trim();
        Files.writeString(folder.birth("sleeper"), birth.replace(bootId, "another"));
        assertThat(daemon.isRunning()).isFalse();
        Files.writeString(folder.birth("sleeper"), birth);
    }

    @Test
    void letsAPausedProcessEndInItsOwnWay(@TempDir Path evidence) throws IOException {
        daemon.kill();
        daemon.start(new ProcessBuilder(
                "sh",
                "-c",
                "cd $0; trap 'echo > farewell; exit' TERM; echo > ready; while :; do sleep 0.1; done",
                evidence.toString()));
        while (!Files.exists(evidence.resolve("ready"))) {
            Daemon.sleep();
        }
        daemon.pause();
        daemon.stop(Duration.ofSeconds(60));
        assertThat(evidence.resolve("farewell")).exists();
    }

    @Test
    void endsByForceWhatDoesNotListen() throws IOException {
        daemon.kill();
        daemon.start(new ProcessBuilder("sh", "-c", "trap '' TERM; while :; do sleep 0.1; done"));
        RunningProcess process = process();
        daemon.stop(Duration.ofMillis(300));
        assertThat(process.isAlive()).isFalse();
    }

    private RunningProcess process() throws IOException {
        return RunningProcess.of(pid()).orElseThrow();
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readString(folder.pid("sleeper")).trim());
    }
}
