package floorplan.console.signin;

import floorplan.console.ConsoleSettings;
import floorplan.console.operation.ApiOperations;
import jakarta.servlet.DispatcherType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Signs people in by OpenID Connect: authorization code with PKCE. Every page needs a session, except those of signing
 * in and out. The server keeps no sessions.
 */
@Configuration(proxyBeanMethods = false)
class SignInSecurity {
    /** The path that sends a person to the provider. */
    static final String SIGN_IN = ConsoleSettings.PATH + "/sign-in";

    static final String SIGNED_OUT = ConsoleSettings.PATH + "/signed-out";
    static final String FAILED = ConsoleSettings.PATH + "/sign-in-failed";
    static final String REFUSED = ConsoleSettings.PATH + "/refused";

    /** Shown instead of a page whose template fails. */
    static final String BROKEN = ConsoleSettings.PATH + "/broken";

    private static final String ASSETS = ConsoleSettings.PATH + "/assets/**";
    private static final Logger LOG = LoggerFactory.getLogger(SignInSecurity.class);

    /** Scripts and styles from the console alone, none inline. */
    private static final String CONTENT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final ConsoleSettings settings;
    private final IdentityProvider provider;
    private final Seal seal;

    SignInSecurity(ConsoleSettings settings, IdentityProvider provider) {
        this.settings = settings;
        this.provider = provider;
        this.seal = new Seal(settings.sealingKey());
    }

    @Bean
    Sessions consoleSessions(ApiOperations api) {
        return new Sessions(new SealedCookie("floorplan-console", seal, settings.secureCookies()), api);
    }

    /** Before the chain of the API, which refuses every path outside {@code /v1}. */
    @Bean
    @Order(0)
    SecurityFilterChain console(HttpSecurity http, Sessions sessions) {
        AccessDeniedHandlerImpl refused = new AccessDeniedHandlerImpl();
        refused.setErrorPage(REFUSED);
        return http.securityMatcher(ConsoleSettings.PATH, ConsoleSettings.PATH + "/**")
                .sessionManagement(none -> none.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(context -> context.securityContextRepository(sessions))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie()))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(ASSETS, SIGNED_OUT, FAILED)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .exceptionHandling(denied ->
                        denied.authenticationEntryPoint(new ToSignIn()).accessDeniedHandler(refused))
                .oauth2Login(login -> signIn(login, sessions))
                .addFilterBefore(new FormFields(), CsrfFilter.class)
                .addFilterAfter(new FailedPages(), AuthorizationFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    private CookieCsrfTokenRepository csrfCookie() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("floorplan-csrf");
        tokens.setCookiePath(ConsoleSettings.PATH);
        tokens.setCookieCustomizer(
                cookie -> cookie.secure(settings.secureCookies()).sameSite("Lax"));
        return tokens;
    }

    private void signIn(OAuth2LoginConfigurer<HttpSecurity> login, Sessions sessions) {
        PendingSignIns pending =
                new PendingSignIns(new SealedCookie("floorplan-sign-in", seal, settings.secureCookies()));
        AuthenticationFailureHandler failed = (request, response, why) -> {
            LOG.warn("a sign-in to the console failed: {}", why.getMessage());
            response.sendRedirect(FAILED);
        };
        login.clientRegistrationRepository(provider)
                .authorizedClientRepository(sessions)
                .loginPage(SIGN_IN + "/" + IdentityProvider.ID)
                .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(new SignInRequests(provider))
                        .authorizationRequestRepository(pending))
                .redirectionEndpoint(endpoint -> endpoint.baseUri(IdentityProvider.BACK))
                .successHandler((request, response, person) ->
                        response.sendRedirect(PendingSignIns.page((String) request.getAttribute(PendingSignIns.TO))))
                .failureHandler(failed);
    }
}
