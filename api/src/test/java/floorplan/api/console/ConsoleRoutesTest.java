package floorplan.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.util.pattern.PathPatternParser;

class ConsoleRoutesTest {
    /** Routes that show nothing of the API. */
    private static final Set<String> WITHOUT_DATA = Set.of(
            "/console",
            "/console/",
            "/console/sign-out",
            "/console/signed-out",
            "/console/sign-in-failed",
            "/console/refused",
            "/console/broken",
            "/console/shortcuts",
            "/console/{section:(?!assets$).+}",
            "/console/{section:(?!assets$).+}/**");

    /** The tests of access go through this list, so it must have every page. */
    @Test
    void listsEveryRouteOfThePages() {
        List<PathContainer> listed = ConsolePages.ALL.stream()
                .map(page -> PathContainer.parsePath(
                        "/console" + page.at(Map.of()).path().replaceFirst("\\?.*", "")))
                .toList();
        Set<String> missing = routes().stream()
                .filter(route -> !WITHOUT_DATA.contains(route))
                .filter(route -> listed.stream().noneMatch(new PathPatternParser().parse(route)::matches))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(missing).isEmpty();
        assertThat(routes()).containsAll(WITHOUT_DATA).hasSizeGreaterThan(WITHOUT_DATA.size() + 5);
    }

    private static Set<String> routes() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        return scanner.findCandidateComponents("floorplan.console").stream()
                .map(BeanDefinition::getBeanClassName)
                .map(name -> ClassUtils.resolveClassName(String.valueOf(name), null))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .map(method -> AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class))
                .flatMap(mapping -> mapping == null ? Stream.empty() : Arrays.stream(mapping.path()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
