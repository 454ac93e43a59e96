package floorplan.runtime.failure;

import io.grpc.ClientInterceptor;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.spring.boot.TemporalOptionsCustomizer;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How a process reports failures. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LogSettings.class)
public class Failures {
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

    /** @param all a process's interceptors of its calls to Temporal */
    @Bean
    TemporalOptionsCustomizer<WorkflowServiceStubsOptions.Builder> intercepted(List<ClientInterceptor> all) {
        return options -> options.setGrpcClientInterceptors(all);
    }
}
