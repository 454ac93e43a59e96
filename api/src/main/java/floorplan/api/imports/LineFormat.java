package floorplan.api.imports;

import java.util.List;

/**
 * The line format of one kind of file.
 *
 * @param <T> the value of a valid line
 */
interface LineFormat<T> {
    /** The file's columns; its first line names them, in this order. */
    List<String> columns();

    /**
     * Reads a line with the right number of fields. If {@code fields} has recorded an error, the result is ignored.
     *
     * @throws IllegalArgumentException if each field is valid but together they break a rule; the message begins with
     *     the name of one of them
     */
    T read(Fields fields);
}
