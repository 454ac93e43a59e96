package floorplan.api.imports;

import java.util.List;

/**
 * How one kind of file writes its lines.
 *
 * @param <T> what a valid line is
 */
interface LineFormat<T> {
    /** The file's columns; its first line names them, in this order. */
    List<String> columns();

    /**
     * Reads a line whose number of fields is right. Noting in {@code fields} what is wrong is enough: the result is then not looked at.
     *
     * @throws IllegalArgumentException if the fields are each right, but not together; the message begins with the name of one
     */
    T read(Fields fields);
}
