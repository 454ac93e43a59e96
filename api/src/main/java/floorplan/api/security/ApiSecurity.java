package floorplan.api.security;

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

/** Lets in who holds a token of the issuer that the settings name, and to all else only who asks for documentation. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity implements WebMvcConfigurer {
    /**
     * Documentation, which holds no data: open, so that a person can read it before having a token. And what the Temporal UI asks of payloads, which has a secret of its
     * own.
     */
    static final String[] OPEN = {
        "/swagger-ui.html", "/swagger-ui/**", "/v3/api-docs/**", "/problems", "/problems/**", "/payloads/**"
    };

    private static final String SWAGGER_CONTENT = "default-src 'self'; img-src 'self' data:; "
            + "style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String NO_CONTENT = "default-src 'none'; frame-ancestors 'none'";

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new AccessCheck())
                .order(Ordered.HIGHEST_PRECEDENCE)
                .excludePathPatterns(OPEN)
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

    /** Access tokens, as RFC 9068 has them and as they were before. */
    @Bean
    JwtTypeValidator tokenTypes() {
        JwtTypeValidator types = new JwtTypeValidator("JWT", "at+jwt", "application/at+jwt");
        types.setAllowEmpty(true);
        return types;
    }

    /** An issuer that has not been reached yet is as one that is away later. */
    private static JwtDecoder telling(JwtDecoder decoder, Outages outages) {
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

    /** Left alone the filter would make a 500 of an issuer that is away. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answeringAllFailures(Refusals refusals) {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler(refusals::unauthenticated);
                return filter;
            }
        };
    }

    /** No cookie, so nothing for another site to ride on; every answer with headers that keep it from being stored, framed or guessed at. */
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
