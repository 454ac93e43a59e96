package floorplan.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StackIT {
    private final Stack stack = TestStack.get();

    @AfterEach
    void mend() {
        TestStack.get();
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void answers(Server server) {
        assertThat(stack.answers(server)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void isSilentWhilePausedAndAnswersWhenResumed(Server server) {
        stack.pause(server);
        assertThat(stack.answers(server)).isFalse();
        stack.resume(server);
        assertThat(TestStack.get().answers(server)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void isGoneWhenKilledAndBackAfterARestart(Server server) {
        stack.kill(server);
        assertThat(stack.isRunning(server)).isFalse();
        assertThat(stack.answers(server)).isFalse();
        stack.restart(server);
        assertThat(stack.answers(server)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void isGoneWhenStoppedAndBackAfterARestart(Server server) {
        stack.stop(server);
        assertThat(stack.isRunning(server)).isFalse();
        stack.restart(server);
        assertThat(stack.answers(server)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void mendsWhatAnEarlierTestHasKilledOrPaused(Server server) {
        stack.pause(server);
        assertThat(TestStack.get().answers(server)).isTrue();
        stack.kill(server);
        assertThat(TestStack.get().answers(server)).isTrue();
    }

    @Test
    void namesTheServersAsSpringDoes() {
        assertThat(stack.springProperties())
                .containsEntry("spring.temporal.namespace", "default")
                .containsKeys("spring.data.redis.port", "spring.rabbitmq.port", "floorplan.account.url");
    }
}
