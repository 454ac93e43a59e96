package floorplan.runtime.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

/** Logs an exception with the settings that worker and API share, as text and as JSON. */
@ExtendWith(OutputCaptureExtension.class)
class HiddenInLogsTest {
    private static final List<String> QUOTING = List.of(
            "amount 98765.43 has more than two decimals",
            "paid 9876543 must be from 0 to posted 9876544.",
            "owes -9,876.54 and -987654 more than CNY 98765.43.",
            "Duplicate entry 'the-secret-key' for key 'repayment_log.client_key'",
            "Incorrect integer value: 'the-secret-key' for column 'amount'",
            "when parsing:\"{\"reason\":\"the-secret-key\"}\" into following types: [class X]",
            "Cannot read the String \"the-secret-key\"",
            "the token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.the-secret-key",
            "Authorization: Bearer the-secret-key");

    private static final List<String> TELLING = List.of(
            "loan EXAMPLE-1234 of 2026-03-10T10:15:30.123Z",
            "SQL state [42S22]; error code [1054]; Unknown column 'y' in 'SELECT'",
            "Unable to connect to 127.0.0.1:6379",
            "repayment 01234567890123456789abcdefabcdef",
            "for key 'repayment_log.client_key'",
            "java.lang.IllegalStateException");

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}

    @AfterEach
    void restore() {
        MDC.clear();
        LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());
        logging.cleanUp();
        logging.beforeInitialize();
        SpringApplication.run(Nothing.class, "--spring.main.web-application-type=none", "--spring.main.banner-mode=off")
                .close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ecs", "logstash", "gelf"})
    void hidesAmountsValuesAndTokensThatAnExceptionQuotesAndNothingElse(String format, CapturedOutput output) {
        new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.config.import=classpath:floorplan-defaults.yml",
                        "--logging.structured.format.console=" + format)
                .close();
        MDC.put("LoanId", "L-1");
        for (String message : QUOTING) {
            LoggerFactory.getLogger("floorplan.test")
                    .error(
                            "planted",
                            new IllegalStateException(String.join("\n", TELLING), new RuntimeException(message)));
        }
        assertThat(output.getOut())
                .doesNotContain("98765", "9,876", "the-secret-key", "eyJ")
                .contains("HiddenInLogsTest.hidesAmounts");
        assertThat(output.getOut()).contains(TELLING);
        assertThat(output.getOut()).contains(format.isEmpty() ? "loan=L-1" : "\"L-1\"");
    }
}
