package floorplan.console.page;

import floorplan.console.ConsoleSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The console's styles and scripts. Browsers keep them, and ask before each use whether they have changed. */
@Configuration(proxyBeanMethods = false)
class Assets implements WebMvcConfigurer {
    /** Third-party libraries: the path of each among our assets, and the file that shows where its folder is. */
    private static final Map<String, String> LIBRARIES = Map.of(
            "htmx", "htmx.org/*/dist/htmx.min.js",
            "htmx-sse", "htmx-ext-sse/*/sse.js",
            "uplot", "uplot/*/dist/uPlot.iife.min.js");

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        LIBRARIES.forEach((name, file) -> registry.addResourceHandler(ConsoleSettings.PATH + "/assets/" + name + "/**")
                .addResourceLocations(folder(file))
                .setCacheControl(CacheControl.noCache()));
        registry.addResourceHandler(ConsoleSettings.PATH + "/assets/**")
                .addResourceLocations("classpath:/floorplan/console/assets/")
                .setCacheControl(CacheControl.noCache());
    }

    /** The folder of a library, whose path has the version that the build has chosen. */
    private static Resource folder(String file) {
        try {
            return new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:META-INF/resources/webjars/" + file)[0].createRelative("./");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
