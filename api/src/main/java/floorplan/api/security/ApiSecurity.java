package floorplan.api.security;

import floorplan.console.ConsoleSettings;
import floorplan.runtime.failure.Outages;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Admits requests with a token of the configured issuer. Only the documentation, the codec endpoint of the Temporal UI
 * and the management port are open without one. The console signs people in by itself.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity implements WebMvcConfigurer {
    /**
     * Paths that need no token: the documentation, which holds no data, so a person can read it before having a token;
     * and the Temporal UI's codec endpoint, which has a secret of its own.
     */
    static final String[] OPEN = {
        "/swagger-ui.html", "/swagger-ui/**", "/v3/api-docs/**", "/problems", "/problems/**", "/payloads/**"
    };

    private static final String[] PAGES = {ConsoleSettings.PATH, ConsoleSettings.PATH + "/**"};

    private static final String SWAGGER_CONTENT = "default-src 'self'; img-src 'self' data:; "
            + "style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String NO_CONTENT = "default-src 'none'; frame-ancestors 'none'";

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new AccessCheck())
                .order(Ordered.HIGHEST_PRECEDENCE)
                .excludePathPatterns(OPEN)
                // A page gets its data from operations, and each of these is checked for the page's person.
                .excludePathPatterns(PAGES)
                .excludePathPatterns("/error");
    }

    /** Health and metrics, on the management port alone. */
    @Bean
    @Order(1)
    SecurityFilterChain management(HttpSecurity http) {
        return stateless(http, NO_CONTENT)
                .securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain open(HttpSecurity http) {
        return stateless(http, SWAGGER_CONTENT)
                .securityMatcher(OPEN)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain api(HttpSecurity http, ObjectProvider<JwtDecoder> keys, Refusals refusals, Outages outages) {
        JwtDecoder decoder = keys.getIfAvailable();
        if (decoder == null) {
            throw new KeyMissing();
        }
        return stateless(http, NO_CONTENT)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/v1/**")
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(tokens -> tokens.jwt(jwt ->
                                jwt.decoder(telling(decoder, outages)).jwtAuthenticationConverter(CallerToken::of))
                        .authenticationEntryPoint(refusals::unauthenticated)
                        .withObjectPostProcessor(answeringAllFailures(refusals)))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(refusals::unauthenticated)
                        .accessDeniedHandler(refusals::notForAnyone))
                .build();
    }

    /** The types of access tokens, by RFC 9068 and from before it. */
    @Bean
    JwtTypeValidator tokenTypes() {
        JwtTypeValidator types = new JwtTypeValidator("JWT", "at+jwt", "application/at+jwt");
        types.setAllowEmpty(true);
        return types;
    }

    /** Treats an issuer that was never reached like one that becomes unreachable later. */
    static JwtDecoder telling(JwtDecoder decoder, Outages outages) {
        return token -> {
            try {
                Jwt good = decoder.decode(token);
                outages.succeeded(Refusals.CHECK);
                return good;
            } catch (JwtDecoderInitializationException away) {
                throw new JwtException("The issuer does not answer", away);
            }
        };
    }

    /** By default the filter would answer 500 while the issuer is unreachable. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answeringAllFailures(Refusals refusals) {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler(refusals::unauthenticated);
                return filter;
            }
        };
    }

    /**
     * Uses no cookies, so requests forged by another site carry no credentials. Every answer has headers against
     * storing, framing and content sniffing.
     */
    private static HttpSecurity stateless(HttpSecurity http, String content) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(content))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)));
    }

    @Bean
    RequestRejectedHandler malformedRequests(Refusals refusals) {
        return refusals::malformed;
    }
}
