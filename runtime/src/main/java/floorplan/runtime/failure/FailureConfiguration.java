package floorplan.runtime.failure;

import io.grpc.ClientInterceptor;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.spring.boot.TemporalOptionsCustomizer;
import java.time.Duration;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reports the failures of a process. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LogSettings.class)
public class FailureConfiguration {
    /**
     * The keep-alive interval of the connection to Temporal. The server accepts at most one keep-alive in ten seconds.
     */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    /** The connection is replaced after this long without an answer. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    @Bean
    Outages outages() {
        return new Outages();
    }

    @Bean
    FailureLog failureLog(Outages outages) {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) ->
                LoggerFactory.getLogger(FailureLog.class).error("Thread {} has died", thread.getName(), failure));
        return new FailureLog(outages);
    }

    @Bean
    LoggedWork loggedWork(FailureLog failures) {
        return new LoggedWork(failures);
    }

    @Bean
    ClientInterceptor temporalWatch(Outages outages, FailureLog failures) {
        return new TemporalWatch(outages, failures);
    }

    /** @param all the process's interceptors of calls to Temporal */
    @Bean
    TemporalOptionsCustomizer<WorkflowServiceStubsOptions.Builder> intercepted(List<ClientInterceptor> all) {
        return options -> options.setGrpcClientInterceptors(all)
                .setKeepAliveTime(SIGN_OF_LIFE)
                .setKeepAliveTimeout(SILENCE);
    }
}
