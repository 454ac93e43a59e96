package floorplan.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SealTest {
    private final Seal seal = new Seal(new byte[32]);

    @Test
    void opensASealedTextForTheSamePurpose() {
        String sealed = seal.close("session", "经销商 token");
        assertThat(sealed).doesNotContain("token").matches("[\\w-]+");
        assertThat(seal.open("session", sealed)).hasValue("经销商 token");
    }

    @Test
    void opensNothingForAnotherPurposeOrWithAnotherKey() {
        String sealed = seal.close("session", "text");
        byte[] other = new byte[32];
        other[0] = 1;
        assertThat(seal.open("sign-in", sealed)).isEmpty();
        assertThat(new Seal(other).open("session", sealed)).isEmpty();
    }

    @Test
    void opensNothingThatWasChangedOrIsNoSeal() {
        String sealed = seal.close("session", "text");
        for (int at = 0; at < sealed.length(); at++) {
            char changed = sealed.charAt(at) == 'A' ? 'Q' : 'A';
            assertThat(seal.open("session", sealed.substring(0, at) + changed + sealed.substring(at + 1)))
                    .as("character %d", at)
                    .isEmpty();
        }
        assertThat(seal.open("session", "")).isEmpty();
        assertThat(seal.open("session", "not base64!")).isEmpty();
        assertThat(seal.open("session", "AAAA")).isEmpty();
    }

    @Test
    void sealsTheSameTextDifferentlyEachTime() {
        assertThat(seal.close("session", "text")).isNotEqualTo(seal.close("session", "text"));
    }
}
