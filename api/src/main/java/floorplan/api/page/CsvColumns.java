package floorplan.api.page;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns items into rows of a table. Each field is a column named as in JSON; the fields of a nested record are
 * {@code part.field}. An item that holds a list has one row per element, with the item's own fields repeated; an empty
 * list gives one row. A list that is {@link OnlyInJson} is left out.
 */
final class CsvColumns {
    // A spreadsheet would run such a text as a formula, which could send neighbouring cells elsewhere. Chinese and
    // Japanese spreadsheets also accept the full-width signs.
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r\uff1d\uff0b\uff0d\uff20].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private CsvColumns() {}

    /** The columns' names. */
    static List<String> names(Class<?> item) {
        return names(item, "").toList();
    }

    private static Stream<String> names(Class<?> type, String prefix) {
        return parts(type).flatMap(part -> {
            Class<?> inner = innerType(part);
            return inner.isRecord() ? names(inner, prefix + part.getName() + ".") : Stream.of(prefix + part.getName());
        });
    }

    /** An item's rows. */
    static List<List<String>> rows(Class<?> type, @Nullable Object item) {
        List<List<String>> rows = List.of(List.of());
        for (RecordComponent part : parts(type).toList()) {
            rows = beside(rows, rowsOf(part, item == null ? null : value(part, item)));
        }
        return rows;
    }

    private static Stream<RecordComponent> parts(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).filter(part -> !part.isAnnotationPresent(OnlyInJson.class));
    }

    private static List<List<String>> rowsOf(RecordComponent part, @Nullable Object value) {
        Class<?> inner = innerType(part);
        if (!inner.isRecord()) {
            return List.of(List.of(text(value)));
        }
        if (value instanceof List<?> elements && !elements.isEmpty()) {
            return elements.stream()
                    .flatMap(element -> rows(inner, element).stream())
                    .toList();
        }
        return rows(inner, value instanceof List<?> ? null : value);
    }

    private static List<List<String>> beside(List<List<String>> left, List<List<String>> right) {
        List<List<String>> rows = new ArrayList<>(left.size() * right.size());
        for (List<String> begin : left) {
            for (List<String> end : right) {
                rows.add(Stream.concat(begin.stream(), end.stream()).toList());
            }
        }
        return rows;
    }

    private static Class<?> innerType(RecordComponent part) {
        return part.getGenericType() instanceof ParameterizedType list
                        && list.getRawType() == List.class
                        && list.getActualTypeArguments()[0] instanceof Class<?> element
                ? element
                : part.getType();
    }

    private static @Nullable Object value(RecordComponent part, Object item) {
        try {
            part.getAccessor().setAccessible(true);
            return part.getAccessor().invoke(item);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean formula =
                FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches();
        return formula ? "'" + text : text;
    }
}
