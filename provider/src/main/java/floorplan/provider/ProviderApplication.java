package floorplan.provider;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** The identity provider of {@code make up}: a sign-in page, a few users, and tokens that the local API accepts. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(ProviderSettings.class)
public class ProviderApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(ProviderApplication.class, arguments);
    }
}
