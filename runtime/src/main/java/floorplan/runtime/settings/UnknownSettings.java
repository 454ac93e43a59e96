package floorplan.runtime.settings;

import floorplan.store.settings.WrongSetting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/**
 * Finds misspelt settings: properties below {@code floorplan} that {@code floorplan-settings.txt} does not list.
 *
 * <p>One in a file, in {@code SPRING_APPLICATION_JSON} or on the command line keeps the process from starting. An
 * environment variable or a system property is only logged, because other programs set such names too: Kubernetes sets
 * {@code FLOORPLAN_API_PORT} for a service {@code floorplan-api}.
 */
final class UnknownSettings implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(UnknownSettings.class);
    private static final Pattern OURS = Pattern.compile("floorplan[._].*", Pattern.CASE_INSENSITIVE);
    private static final Pattern KNOWN = known();
    private static final Set<String> SHARED = Set.of(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        for (PropertySource<?> source : event.getEnvironment().getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> named
                    && !ConfigurationPropertySources.isAttachedConfigurationPropertySource(source)) {
                List<String> unknown = Stream.of(named.getPropertyNames())
                        .filter(name -> OURS.matcher(name).matches()
                                && !KNOWN.matcher(plain(name)).matches())
                        .sorted()
                        .toList();
                if (!unknown.isEmpty()) {
                    report(unknown, source.getName());
                }
            }
        }
    }

    private static void report(List<String> names, String source) {
        if (!SHARED.contains(source)) {
            throw WrongSetting.unknown(names.getFirst(), source);
        }
        LOG.warn("not settings of Floorplan, and ignored: {}. docs/settings.md lists all settings.", names);
    }

    /**
     * Drops case, separators and indexes: {@code FLOORPLAN_DAY_END_AT} and {@code floorplan.day-end.at} become equal.
     */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("\\[\\d+]|[._-]", "");
    }

    private static Pattern known() {
        try {
            return new ClassPathResource("floorplan-settings.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .map(name -> plain(name).replace("*", ".+") + "\\d*")
                    .collect(Collectors.collectingAndThen(Collectors.joining("|"), Pattern::compile));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
