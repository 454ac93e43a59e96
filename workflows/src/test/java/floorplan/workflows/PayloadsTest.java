package floorplan.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.temporal.activity.ActivityInterface;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.metadata.POJOActivityInterfaceMetadata;
import io.temporal.common.metadata.POJOWorkflowInterfaceMetadata;
import io.temporal.workflow.WorkflowInterface;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The JSON of Temporal's payloads must not change: histories and running workflows hold it, and the converter refuses
 * an unknown name. The file {@code payloads.txt} has examples of every argument and result, and the constants of every
 * enum in them. Lines and constants may be added to the file, never renamed or removed.
 */
class PayloadsTest {
    private static final DataConverter JSON = DefaultDataConverter.STANDARD_INSTANCE;
    private static final Map<String, Type> TYPES = new TreeMap<>();

    static {
        interfaces().forEach(PayloadsTest::addTypes);
        Set<Class<?>> named = new HashSet<>();
        TYPES.values().forEach(type -> addNamed(type, named));
        named.stream()
                .filter(Class::isEnum)
                .forEach(type -> TYPES.put("constants " + shortName(type), type.arrayType()));
    }

    /**
     * @param place the method and the argument or result, such as {@code activity Apply result} or, for a first
     *     argument, {@code workflow Repayment 1}
     */
    record Example(String place, String json) {
        static Example of(String line) {
            String[] parts = line.split(": ", 2);
            return new Example(parts[0], parts[1]);
        }

        Object value() {
            Payload payload = Payload.newBuilder()
                    .putMetadata("encoding", ByteString.copyFromUtf8("json/plain"))
                    .setData(ByteString.copyFromUtf8(json))
                    .build();
            return JSON.fromPayload(payload, Object.class, Objects.requireNonNull(TYPES.get(place), place));
        }

        @Override
        public String toString() {
            return place;
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void keepsItsJson(Example example) {
        String written = JSON.toPayload(example.value()).orElseThrow().getData().toStringUtf8();

        assertThat(written).isEqualTo(example.json());
    }

    @Test
    void hasAnExampleOfEveryArgumentAndResult() {
        assertThat(examples().map(Example::place).distinct()).containsExactlyInAnyOrderElementsOf(TYPES.keySet());
    }

    @Test
    void hasAnExampleOfEveryRecordAndEveryConstant() {
        Set<Class<?>> named = new HashSet<>();
        TYPES.values().forEach(type -> addNamed(type, named));
        Set<Object> shown = new HashSet<>();
        examples().forEach(example -> addShown(example.value(), shown));

        for (Class<?> type : named) {
            assertThat(shown).containsAll(type.isEnum() ? Arrays.asList(type.getEnumConstants()) : List.of(type));
        }
    }

    private static Stream<Example> examples() {
        try {
            return Files.readAllLines(path(Objects.requireNonNull(PayloadsTest.class.getResource("/payloads.txt"))))
                    .stream()
                    .map(Example::of);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Class<?>> interfaces() {
        Path classes =
                path(TaskQueues.class.getProtectionDomain().getCodeSource().getLocation());
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class"))
                    .<Class<?>>map(PayloadsTest::load)
                    .filter(type -> type.isAnnotationPresent(WorkflowInterface.class)
                            || type.isAnnotationPresent(ActivityInterface.class))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String file) {
        try {
            return Class.forName(
                    file.substring(0, file.length() - ".class".length()).replace('/', '.'));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path path(URL url) {
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addTypes(Class<?> type) {
        if (type.isAnnotationPresent(WorkflowInterface.class)) {
            POJOWorkflowInterfaceMetadata.newInstance(type)
                    .getMethodsMetadata()
                    .forEach(method -> addTypes(
                            method.getType().name().toLowerCase(Locale.ROOT) + " " + method.getName(),
                            method.getWorkflowMethod()));
        } else {
            POJOActivityInterfaceMetadata.newInstance(type)
                    .getMethodsMetadata()
                    .forEach(method -> addTypes("activity " + method.getActivityTypeName(), method.getMethod()));
        }
    }

    private static void addTypes(String name, Method method) {
        Type[] arguments = method.getGenericParameterTypes();
        for (int i = 0; i < arguments.length; i++) {
            TYPES.put(name + " " + (i + 1), arguments[i]);
        }
        if (method.getReturnType() != void.class) {
            TYPES.put(name + " result", method.getGenericReturnType());
        }
    }

    /** Adds the records and enums that a type contains. */
    private static void addNamed(Type type, Set<Class<?>> named) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> addNamed(argument, named));
        } else if (type instanceof Class<?> known
                && (known.isRecord() || known.isEnum())
                && named.add(known)
                && known.isRecord()) {
            Arrays.stream(known.getRecordComponents()).forEach(part -> addNamed(part.getGenericType(), named));
        }
    }

    /** Adds the classes of the records, and the constants, that a value contains. */
    private static void addShown(Object value, Set<Object> shown) {
        switch (value) {
            case Record parts -> {
                shown.add(parts.getClass());
                Arrays.stream(parts.getClass().getRecordComponents())
                        .map(part -> read(part, parts))
                        .filter(Objects::nonNull)
                        .forEach(part -> addShown(part, shown));
            }
            case Enum<?> constant -> shown.add(constant);
            case Object[] items -> Arrays.stream(items).forEach(item -> addShown(item, shown));
            case Collection<?> items -> items.forEach(item -> addShown(item, shown));
            case Map<?, ?> entries -> addShown(entries.keySet(), shown);
            default -> {}
        }
    }

    private static Object read(RecordComponent part, Record of) {
        try {
            return part.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String shortName(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }
}
