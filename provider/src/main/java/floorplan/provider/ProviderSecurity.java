package floorplan.provider;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import floorplan.devstack.TokenKey;
import floorplan.devstack.TokenRole;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** OpenID Connect for one client, the console. */
@Configuration(proxyBeanMethods = false)
class ProviderSecurity {
    private static final String LOGIN = "/login";

    /** A working day: the console's session ends with the token. */
    private static final Duration LIFE = Duration.ofHours(8);

    private final ProviderSettings settings;
    private final People people;

    ProviderSecurity(ProviderSettings settings) {
        this.settings = settings;
        this.people = new People(settings.dealer());
    }

    @Bean
    @Order(1)
    SecurityFilterChain management(HttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain provider(HttpSecurity http) {
        http.oauth2AuthorizationServer(server -> {
            http.securityMatcher(server.getEndpointsMatcher());
            server.oidc(Customizer.withDefaults());
        });
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(none -> none.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint(LOGIN)))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain signIn(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .formLogin(Customizer.withDefaults())
                .build();
    }

    @Bean
    UserDetailsService users() {
        return people.withPassword(settings.password());
    }

    @Bean
    RegisteredClientRepository clients() {
        return new InMemoryRegisteredClientRepository(RegisteredClient.withId(
                        UUID.randomUUID().toString())
                .clientId("floorplan-console")
                .clientSecret("{noop}" + settings.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(settings.console().resolve("/console/signed-in").toString())
                .postLogoutRedirectUri(
                        settings.console().resolve("/console/signed-out").toString())
                .scope(OidcScopes.OPENID)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(
                        TokenSettings.builder().accessTokenTimeToLive(LIFE).build())
                .build());
    }

    @Bean
    AuthorizationServerSettings addresses() {
        return AuthorizationServerSettings.builder()
                .issuer(settings.issuer().toString())
                .build();
    }

    @Bean
    JWKSource<SecurityContext> keys() throws GeneralSecurityException {
        TokenKey key = TokenKey.in(settings.key());
        RSAPublicKeySpec open =
                new RSAPublicKeySpec(key.key().getModulus(), key.key().getPublicExponent());
        RSAPublicKey published = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(open);
        RSAKey pair = new RSAKey.Builder(published)
                .privateKey(key.key())
                .keyID("local")
                .build();
        return new ImmutableJWKSet<>(new JWKSet(pair));
    }

    /** Access tokens have the claims of {@code make token}. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> rights() {
        return token -> {
            if (token.getTokenType().equals(OAuth2TokenType.ACCESS_TOKEN)) {
                Authentication person = Objects.requireNonNull(token.getPrincipal());
                token.getClaims()
                        .audience(List.of(TokenRole.AUDIENCE))
                        .claims(claims -> claims.putAll(people.rightsOf(person.getName())));
            }
        };
    }
}
