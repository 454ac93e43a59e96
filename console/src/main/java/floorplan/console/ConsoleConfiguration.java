package floorplan.console;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * The console, which the API's application imports. It is on if the client id for an identity provider is set, unless
 * {@code floorplan.console.enabled} is false.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("spring.security.oauth2.client.registration.console.client-id")
@ConditionalOnProperty(name = "floorplan.console.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ConsoleSettings.class, OAuth2ClientProperties.class})
@ComponentScan
public class ConsoleConfiguration {}
