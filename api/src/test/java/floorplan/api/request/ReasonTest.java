package floorplan.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.api.problem.ApiProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "客户破产",
                "Händler zahlt später",
                "line\nand\ttab",
                "\uD83D\uDE00",
                "שיק חזר",
                "-",
            })
    void takesAnyTextThatAPersonMayWrite(String reason) {
        assertThat(Reason.check(reason)).isEqualTo(reason);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\n", "\u00A0", "\u200B", "\u3000", "\u202E"})
    void refusesATextThatSaysNothing(String reason) {
        assertThatThrownBy(() -> Reason.check(reason))
                .isInstanceOf(ApiProblem.class)
                .hasMessage("reason: must be 1 to 500 characters that say why");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\u0000b", "a\u0007b", "a\u001Bb", "a\u0085b", "a\u202Eb", "a\u2066b", "a\uD800b", "a\uDC00b"})
    void refusesCharactersThatChangeHowARecordLooksOrThatCannotBeKept(String reason) {
        assertThatThrownBy(() -> Reason.check(reason))
                .isInstanceOf(ApiProblem.class)
                .hasMessage(
                        "reason: must be plain text: leave out control characters, marks that change the direction of writing, and unpaired surrogates");
    }

    @Test
    void takesAsMuchAsItsColumnHolds() {
        assertThat(Reason.check("x".repeat(500))).hasSize(500);
        assertThatThrownBy(() -> Reason.check("x".repeat(501))).isInstanceOf(ApiProblem.class);
    }
}
