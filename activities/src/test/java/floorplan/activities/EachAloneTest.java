package floorplan.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EachAloneTest {
    private final EachAlone each = new EachAlone(failure -> "server down".equals(failure.getMessage()));
    private final List<String> worked = new ArrayList<>();

    private boolean work(String item) {
        if (item.startsWith("bad")) {
            throw new IllegalStateException(item.substring(4));
        }
        worked.add(item);
        return !item.equals("idle");
    }

    @Test
    void passesByAnItemThatFailsUnexpectedly() {
        assertThat(each.done(List.of("a", "bad bug", "idle", "b"), item -> item, this::work))
                .containsExactly("a", "b");
        assertThat(worked).containsExactly("a", "idle", "b");
    }

    @Test
    void endsThePageDuringAnOutage() {
        assertThatThrownBy(() -> each.done(List.of("a", "bad server down", "b"), item -> item, this::work))
                .hasMessage("server down");
        assertThat(worked).containsExactly("a");
    }
}
