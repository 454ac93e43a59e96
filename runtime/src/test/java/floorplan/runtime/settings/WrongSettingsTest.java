package floorplan.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.runtime.credit.CreditSettings;
import floorplan.runtime.database.AccountSettings;
import floorplan.runtime.database.ClmsSettings;
import floorplan.runtime.payload.PayloadKeys;
import floorplan.store.cache.CacheSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.support.SpringApplicationJsonEnvironmentPostProcessor;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

/** A wrong setting keeps a process from starting. The report names the setting and gives an example. */
class WrongSettingsTest {
    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({
        AccountSettings.class,
        BusinessZone.class,
        CacheSettings.class,
        ClmsSettings.class,
        CorrectionSettings.class,
        CreditSettings.class,
        PayloadKeys.class,
        PublishSettings.class
    })
    static class AllOfRuntime {}

    private static final ApplicationContextRunner RIGHT = new ApplicationContextRunner()
            .withUserConfiguration(AllOfRuntime.class)
            .withPropertyValues(
                    "floorplan.business-zone=Asia/Shanghai",
                    "floorplan.account.url=jdbc:mariadb://127.0.0.1/account",
                    "floorplan.account.worker.username=account_worker",
                    "floorplan.account.worker.password=x",
                    "floorplan.clms.url=jdbc:mysql://127.0.0.1/clms",
                    "floorplan.clms.worker.username=clms_worker",
                    "floorplan.clms.worker.password=x",
                    "floorplan.payloads.active=k1",
                    "floorplan.payloads.keys.k1=" + KEY);

    private static String words(ApplicationContextRunner runner) {
        String[] words = {""};
        runner.run(context -> {
            Throwable failure = context.getStartupFailure();
            FailureAnalysis analysis = failure == null ? null : new WrongSettingAnalyzer().analyze(failure);
            words[0] = analysis == null ? String.valueOf(failure) : analysis.getDescription();
        });
        return words[0];
    }

    @Test
    void startsWithRightOnes() {
        assertThat(words(RIGHT)).isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            floorplan.business-zone=GMT+8               | floorplan.business-zone is GMT+8; it must be a name of the tz database, such as Asia/Shanghai
            floorplan.business-zone=+08:00              | floorplan.business-zone is +08:00; it must be a name of the tz database, such as Asia/Shanghai
            floorplan.business-zone=Asia/Peking         | floorplan.business-zone is Asia/Peking; it must be a name of the tz database, such as Asia/Shanghai
            floorplan.account.url=127.0.0.1:3306        | floorplan.account.url is 127.0.0.1:3306; it must be a JDBC URL of MariaDB or MySQL, such as jdbc:mariadb://127.0.0.1:3306/account
            floorplan.clms.url=                         | floorplan.clms.url is not set; it must have a value, such as jdbc:mariadb://127.0.0.1:3306/clms
            floorplan.account.worker.username=          | floorplan.account.worker.username is not set; it must have a value, such as account_worker
            floorplan.account.connections=7             | floorplan.account.connections is 7; it must be at least 8, since a trial balance uses five at once, such as 16
            floorplan.clms.connections=0                | floorplan.clms.connections is 0; it must be at least 1, such as 16
            floorplan.credit.tries=0                    | floorplan.credit.tries is 0; it must be at least 1, such as 5
            floorplan.credit.batch-size=0               | floorplan.credit.batch-size is 0; it must be at least 1, such as 500
            floorplan.credit.send-limit=0               | floorplan.credit.send-limit is 0; it must be at least 1, such as 20
            floorplan.credit.first-pause=-1s            | floorplan.credit.first-pause is -1s; it must be at least 1ms, such as 1s
            floorplan.credit.check-back-timeout=0s      | floorplan.credit.check-back-timeout is 0ms; it must be at least 1ms, such as 30s
            floorplan.credit.longest-pause=0s           | floorplan.credit.longest-pause is 0ms; it must be at least 1ms, such as 10s
            floorplan.credit.retention=1h               | floorplan.credit.retention is 3600s; it must be at least 1d, such as 400d
            floorplan.credit.retention=a year           | floorplan.credit.retention is "a year", which cannot be read as Duration; write it like 400d
            floorplan.publish.confirm-timeout=0s        | floorplan.publish.confirm-timeout is 0ms; it must be at least 1ms, such as 2s
            floorplan.cache.lanes=many                  | floorplan.cache.lanes is "many", which cannot be read as int; write it like 4
            floorplan.cache.lane-depth=0                | floorplan.cache.lane-depth is 0; it must be at least 1, such as 64
            floorplan.cache.patience=-1ms               | floorplan.cache.patience is -1ms; it must be at least 0ms, such as 200ms
            floorplan.cache.keep=10ms                   | floorplan.cache.keep is 10ms; it must be at least 1s, such as 1h
            floorplan.corrections.back-dating-days=-1   | floorplan.corrections.back-dating-days is -1; it must be at least 0, such as 90
            floorplan.payloads.keys.k1=short            | floorplan.payloads.keys.k1 is not such a key; it must be 32 bytes in base64, such as the output of openssl rand -base64 32
            floorplan.payloads.active=                  | floorplan.payloads.active is not set; it must have a value, such as k1
            """)
    void namesAWrongOneWithAnExample(String setting, String words) {
        assertThat(words(RIGHT.withPropertyValues(setting))).startsWith(words);
    }

    @Test
    void namesAUserOfAServerThatIsNotSet() {
        assertThat(words(RIGHT.withUserConfiguration(ServerUsers.class)
                        .withPropertyValues("spring.data.redis.username=${floorplan.redis.api.username}")))
                .startsWith("floorplan.redis.api.username is not set; it must have a value");
    }

    @Test
    void saysWhatEnvironmentVariablesDoToTheIdOfAKey() {
        String words = words(RIGHT.withPropertyValues("floorplan.payloads.active=Key-2026"));
        assertThat(words)
                .startsWith("floorplan.payloads.active is Key-2026; it must be the id of a key")
                .contains("there are [k1]")
                .contains("An environment variable writes an id in lower case and without dashes")
                .contains("SPRING_APPLICATION_JSON");
    }

    @Test
    void takesAnyIdOfAKeyFromJsonInTheEnvironment() {
        String words = words(RIGHT.withPropertyValues("floorplan.payloads.active=Key-2026")
                .withInitializer(new JsonInTheEnvironment(
                        "{\"floorplan\":{\"payloads\":{\"keys\":{\"Key-2026\":\"" + KEY + "\"}}}}")));
        assertThat(words).isEqualTo("null");
    }

    /** Settings in JSON, as a process reads them from {@code SPRING_APPLICATION_JSON}. */
    private record JsonInTheEnvironment(String json)
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("json", Map.of("SPRING_APPLICATION_JSON", json)));
            new SpringApplicationJsonEnvironmentPostProcessor()
                    .postProcessEnvironment(context.getEnvironment(), new SpringApplication());
        }
    }
}
