package floorplan.console.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class FormWithFileTest {
    private static final int MOST = 100;

    @Test
    void readsTheFieldsAndLeavesTheFileAsTheBody() throws IOException {
        RequestWithFields form = FormWithFile.of(form("account", "主要"), MOST);
        assertThat(form.getParameter("account")).isEqualTo("主要");
        assertThat(new String(form.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("line 1\r\nline 2\r\n");
    }

    @Test
    void refusesFieldsThatAreLongerThanAnyForm() {
        assertThatThrownBy(() -> FormWithFile.of(form("account", "x".repeat(MOST + 1)), MOST))
                .isInstanceOf(TooLongForm.class);
    }

    @Test
    void refusesABodyThatIsNoForm() {
        MockHttpServletRequest request = form("account", "MAIN");
        request.setContentType("multipart/form-data");
        assertThatThrownBy(() -> FormWithFile.of(request, MOST)).isInstanceOf(IllegalArgumentException.class);
    }

    private static MockHttpServletRequest form(String field, String value) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/console/receipt-files/new");
        request.setContentType("multipart/form-data; boundary=b");
        request.setContent("""
                --b
                Content-Disposition: form-data; name="%s"

                %s
                --b
                Content-Disposition: form-data; name="file"; filename="receipts.csv"
                Content-Type: text/csv

                line 1
                line 2

                --b--
                """.formatted(field, value).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        return request;
    }
}
