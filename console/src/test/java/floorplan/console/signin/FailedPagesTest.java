package floorplan.console.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class FailedPagesTest {
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/console/loans");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void showsTheErrorPageInsteadOfHalfAPage() throws Exception {
        FilterChain failing = (asked, answer) -> {
            answer.getWriter().write("half a page");
            throw new ServletException("the template has a mistake");
        };
        new FailedPages().doFilter(request, response, failing);
        assertThat(response.getForwardedUrl()).isEqualTo("/console/broken");
        assertThat(response.getContentAsString()).isEmpty();
    }

    @Test
    void breaksOffAnAnswerThatIsBeingSent() {
        FilterChain failing = (asked, answer) -> {
            answer.flushBuffer();
            throw new IllegalStateException("the list broke off");
        };
        assertThatThrownBy(() -> new FailedPages().doFilter(request, response, failing))
                .isInstanceOf(IllegalStateException.class);
        assertThat(response.getForwardedUrl()).isNull();
    }
}
