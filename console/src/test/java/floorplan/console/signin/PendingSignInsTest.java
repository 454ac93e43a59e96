package floorplan.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PendingSignInsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"/console", "/console/loans/L-1", "/console/repayments?loanId=L-1&status=APPLIED&cursor=MjAy"})
    void comesBackToPagesOfTheConsole(String page) {
        assertThat(PendingSignIns.page(page)).isEqualTo(page);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "https://evil.example/",
                "//evil.example/console",
                "/console//evil.example",
                "/console\\evil.example",
                "/consolevil",
                "/console@evil.example",
                "/v1/loans",
                "/console/\r\nSet-Cookie: a=b",
                "javascript:alert(1)"
            })
    void leadsToTheFirstPageInsteadOfElsewhere(String page) {
        assertThat(PendingSignIns.page(page)).isEqualTo("/console");
    }
}
