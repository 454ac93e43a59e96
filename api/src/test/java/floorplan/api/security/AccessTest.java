package floorplan.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.AntPathMatcher;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

class AccessTest {
    @Test
    void hasARuleForEveryMethodOfEveryControllerAndForNothingElse() {
        Set<String> offered = controllers()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .flatMap(AccessTest::operations)
                .collect(Collectors.toSet());
        assertThat(offered).hasSizeGreaterThan(20);
        offered.removeIf(AccessTest::isOpen);
        assertThat(Access.operations()).isEqualTo(offered);
    }

    private static boolean isOpen(String operation) {
        String path = operation.substring(operation.indexOf(' ') + 1);
        return Arrays.stream(ApiSecurity.OPEN).anyMatch(open -> new AntPathMatcher().match(open, path));
    }

    private static Stream<Class<?>> controllers() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        return scanner.findCandidateComponents("floorplan.api").stream()
                .map(BeanDefinition::getBeanClassName)
                .<Class<?>>map(name -> ClassUtils.resolveClassName(String.valueOf(name), null))
                .filter(type -> !ErrorController.class.isAssignableFrom(type));
    }

    private static Stream<String> operations(Method method) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        if (mapping == null) {
            return Stream.empty();
        }
        assertThat(mapping.method()).as(method.toString()).isNotEmpty();
        return Arrays.stream(mapping.method())
                .flatMap(verb -> paths(method.getDeclaringClass())
                        .flatMap(base -> orEmpty(mapping.path()).map(path -> verb + " " + base + path)));
    }

    private static Stream<String> paths(Class<?> controller) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
        return mapping == null ? Stream.of("") : orEmpty(mapping.path());
    }

    private static Stream<String> orEmpty(String[] paths) {
        return paths.length == 0 ? Stream.of("") : Arrays.stream(paths);
    }
}
