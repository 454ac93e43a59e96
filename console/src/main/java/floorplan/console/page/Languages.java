package floorplan.console.page;

import floorplan.console.ConsoleSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * The languages of the pages. The browser's preferred one is used, unless the person has chosen another by the
 * parameter {@code lang}, which a cookie remembers.
 */
@Configuration(proxyBeanMethods = false)
public class Languages implements WebMvcConfigurer {
    /** The first is used for people who read none of them. */
    public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private static final String CHOICE = "lang";

    /** The language of a page for a person who prefers a locale. */
    public static Locale nearest(Locale preferred) {
        return ALL.stream()
                .filter(known -> known.getLanguage().equals(preferred.getLanguage()))
                .findFirst()
                .orElse(ALL.getFirst());
    }

    @Bean
    LocaleResolver localeResolver(ConsoleSettings settings) {
        CookieLocaleResolver resolver = new CookieLocaleResolver("floorplan-language");
        resolver.setCookiePath(ConsoleSettings.PATH);
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSecure(settings.secureCookies());
        resolver.setCookieSameSite("Lax");
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setDefaultLocaleFunction(request -> nearest(request.getLocale()));
        return resolver;
    }

    @Bean
    MessageSource messageSource() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("floorplan/console/messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Choice()).addPathPatterns(ConsoleSettings.PATH + "/**");
    }

    private static final class Choice implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            String choice = request.getParameter(CHOICE);
            LocaleResolver resolver = RequestContextUtils.getLocaleResolver(request);
            if (choice != null && resolver != null) {
                resolver.setLocale(request, response, nearest(Locale.forLanguageTag(choice)));
            }
            return true;
        }
    }
}
