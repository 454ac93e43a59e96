package floorplan.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.console.operation.ApiAnswer;
import floorplan.console.operation.ApiOperations;
import floorplan.console.operation.ApiRequest;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.security.core.Authentication;
import org.springframework.web.context.request.ServletRequestAttributes;

class ShownTest {
    private final Shown shown = new Shown(new InShanghai(), new StaticMessageSource());

    @Test
    void aDayOfTheBusinessZoneHasAllItsInstants() {
        assertThat(shown.beginningOf("2026-03-10")).isEqualTo("2026-03-09T16:00:00Z");
        assertThat(shown.endOf("2026-03-10")).isEqualTo("2026-03-10T15:59:59.999999Z");
    }

    @Test
    void leavesOtherTextsToTheApi() {
        assertThat(shown.beginningOf("2026-03-09T16:00:00Z")).isEqualTo("2026-03-09T16:00:00Z");
        assertThat(shown.endOf("yesterday")).isEqualTo("yesterday");
        assertThat(shown.endOf("")).isEmpty();
    }

    private static final class InShanghai implements ApiOperations {
        @Override
        public Authentication person(String accessToken) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean may(Authentication person, String operation) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ApiAnswer ask(ServletRequestAttributes page, Authentication person, ApiRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ApiAnswer send(ServletRequestAttributes page, Authentication person, ApiRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ZoneId businessZone() {
            return ZoneId.of("Asia/Shanghai");
        }
    }
}
