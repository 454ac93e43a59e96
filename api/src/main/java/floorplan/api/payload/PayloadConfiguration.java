package floorplan.api.payload;

import floorplan.runtime.payload.EncryptedPayloads;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Encrypts the payloads of this process, and lets the Temporal UI's page have them decrypted. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PayloadUi.class)
@Import(EncryptedPayloads.class)
class PayloadConfiguration implements WebMvcConfigurer {
    private final PayloadUi ui;

    PayloadConfiguration(PayloadUi ui) {
        this.ui = ui;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new UiTokenCheck(ui)).order(Ordered.HIGHEST_PRECEDENCE);
    }

    /** Runs before authentication, because a browser's preflight request carries no token. */
    @Bean
    FilterRegistrationBean<CorsFilter> payloadOrigins() {
        CorsConfiguration rules = new CorsConfiguration();
        rules.setAllowedOrigins(ui.origins());
        rules.setAllowedMethods(List.of(HttpMethod.POST.name()));
        rules.setAllowedHeaders(List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, "X-Namespace"));
        UrlBasedCorsConfigurationSource paths = new UrlBasedCorsConfigurationSource();
        paths.registerCorsConfiguration("/**", rules);
        FilterRegistrationBean<CorsFilter> filter = new FilterRegistrationBean<>(new CorsFilter(paths));
        filter.addUrlPatterns("/v1/payloads/*", "/payloads/*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
