package floorplan.console.page;

import floorplan.console.ConsoleSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The console's styles and scripts. Browsers keep them, and ask before each use whether they have changed. */
@Configuration(proxyBeanMethods = false)
class Assets implements WebMvcConfigurer {
    private static final String HTMX = "classpath*:META-INF/resources/webjars/htmx.org/*/dist/htmx.min.js";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(ConsoleSettings.PATH + "/assets/htmx/**")
                .addResourceLocations(htmx())
                .setCacheControl(CacheControl.noCache());
        registry.addResourceHandler(ConsoleSettings.PATH + "/assets/**")
                .addResourceLocations("classpath:/floorplan/console/assets/")
                .setCacheControl(CacheControl.noCache());
    }

    /** The folder of htmx, whose path has the version that the build has chosen. */
    private static Resource htmx() {
        try {
            return new PathMatchingResourcePatternResolver().getResources(HTMX)[0].createRelative("./");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
