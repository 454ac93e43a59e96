package floorplan.console.signin;

import floorplan.console.ConsoleSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.util.UrlUtils;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The identity provider at which people sign in. Its metadata is fetched when the first person signs in, so the API
 * starts while the provider is down.
 */
@Component
class IdentityProvider implements ClientRegistrationRepository {
    /** Name of the registration in Spring's properties. */
    static final String ID = "console";

    /** The path to which the provider sends people back, to be registered there with the console's address. */
    static final String BACK = ConsoleSettings.PATH + "/signed-in";

    private static final Logger LOG = LoggerFactory.getLogger(IdentityProvider.class);
    private static final long PATIENCE_SECONDS = 2;

    private final SingletonSupplier<ClientRegistration> registration;

    IdentityProvider(OAuth2ClientProperties properties) {
        registration = SingletonSupplier.of(() -> read(properties));
    }

    private static ClientRegistration read(OAuth2ClientProperties properties) {
        Map<String, ClientRegistration> all = new OAuth2ClientPropertiesMapper(properties).asClientRegistrations();
        ClientRegistration given = Optional.ofNullable(all.get(ID)).orElseThrow();
        return ClientRegistration.withClientRegistration(given)
                .redirectUri("{baseUrl}" + BACK)
                .build();
    }

    /** @throws RuntimeException if the provider's metadata is needed and cannot be fetched */
    @Override
    public ClientRegistration findByRegistrationId(String id) {
        return registration.obtain();
    }

    /**
     * The address that ends the person's session at the provider and then comes back to a page of the console; empty if
     * the provider names none, or does not answer.
     */
    Optional<String> logout(HttpServletRequest request, String idToken, String back) {
        String here = UriComponentsBuilder.fromUriString(UrlUtils.buildFullRequestUrl(request))
                .replacePath(back)
                .replaceQuery(null)
                .toUriString();
        return soon().flatMap(known -> endSession(known)
                .map(address -> UriComponentsBuilder.fromUriString(address)
                        .queryParam("id_token_hint", "{hint}")
                        .queryParam("client_id", "{client}")
                        .queryParam("post_logout_redirect_uri", "{back}")
                        .encode()
                        .buildAndExpand(idToken, known.getClientId(), here)
                        .toUriString()));
    }

    private static Optional<String> endSession(ClientRegistration known) {
        return Optional.ofNullable(
                        known.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint"))
                .map(Object::toString);
    }

    /** A person who signs out does not wait for a provider that is down. */
    private Optional<ClientRegistration> soon() {
        try {
            return Optional.of(
                    CompletableFuture.supplyAsync(registration::obtain).get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException down) {
            LOG.warn("the identity provider does not answer, so only the console's session ends", down);
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
