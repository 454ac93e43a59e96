package floorplan.runtime.failure;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the workers of this process report failures. */
@Configuration(proxyBeanMethods = false)
public class Failures {
    @Bean
    PlainFailures plainFailures() {
        return new PlainFailures();
    }
}
