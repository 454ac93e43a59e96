package floorplan.api.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** The list by which processes find misspelt settings has every setting of both processes, and no other. */
class SettingsListTest {
    /**
     * Names that no record holds: application.yml hands them to Spring, the set-up of the servers reads them, or
     * {@code .floorplan/env} has them for clients.
     */
    private static final List<String> READ_ELSEWHERE = List.of(
            "floorplan.console.enabled",
            "floorplan.migrate.account.password",
            "floorplan.migrate.account.url",
            "floorplan.migrate.account.user",
            "floorplan.migrate.clms.password",
            "floorplan.migrate.clms.url",
            "floorplan.migrate.clms.user",
            "floorplan.rabbitmq.api.password",
            "floorplan.rabbitmq.api.username",
            "floorplan.rabbitmq.owner.password",
            "floorplan.rabbitmq.owner.username",
            "floorplan.rabbitmq.worker.password",
            "floorplan.rabbitmq.worker.username",
            "floorplan.redis.api.password",
            "floorplan.redis.api.username",
            "floorplan.redis.owner.password",
            "floorplan.redis.owner.username",
            "floorplan.redis.worker.password",
            "floorplan.redis.worker.username",
            "floorplan.temporal.ui",
            "floorplan.token",
            "floorplan.url");

    @Test
    void hasEverySettingOfBothProcesses() throws IOException, ClassNotFoundException {
        Set<String> settings = new TreeSet<>(READ_ELSEWHERE);
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        for (var found : scanner.findCandidateComponents("floorplan")) {
            Class<?> type = ClassUtils.forName(String.valueOf(found.getBeanClassName()), null);
            String prefix = type.getAnnotation(ConfigurationProperties.class).value();
            if (prefix.startsWith("floorplan")) {
                settings.addAll(names(prefix, ResolvableType.forClass(type)));
            }
        }
        assertThat(new ClassPathResource("floorplan-settings.txt")
                        .getContentAsString(StandardCharsets.UTF_8)
                        .lines())
                .containsExactlyElementsOf(settings);
    }

    private static Set<String> names(String name, ResolvableType type) {
        if (type.resolve() == Map.class) {
            return names(name + ".*", type.getGeneric(1));
        }
        if (!type.toClass().isRecord()) {
            return Set.of(name);
        }
        Set<String> names = new TreeSet<>();
        for (var component : type.toClass().getRecordComponents()) {
            names.addAll(
                    names(name + "." + kebab(component.getName()), ResolvableType.forType(component.getGenericType())));
        }
        return names;
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
