package floorplan.provider;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the local provider.
 *
 * @param issuer its own address, as browsers and the API reach it
 * @param key file of the key that signs its tokens: the one of {@code make token}
 * @param password the password of each user
 * @param clientSecret the secret of the console
 * @param console address of the API whose console people sign in to
 * @param dealer the dealer whose loans the user {@code dealer} sees
 */
@ConfigurationProperties("provider")
record ProviderSettings(URI issuer, Path key, String password, String clientSecret, URI console, String dealer) {}
