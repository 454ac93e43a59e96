package floorplan.api.imports;

import floorplan.api.imports.CreditLineFormat.Limit;
import floorplan.domain.imports.LineReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The result of reading a file: the valid lines by number, and the reasons against the others. */
final class ReadLines<T> implements CsvFile.LineReceiver<T> {
    final Map<Long, T> good = new TreeMap<>();
    final List<LineReason> bad = new ArrayList<>();

    static ReadLines<Limit> limits(String file) throws IOException {
        return of(bytes(file), new CreditLineFormat());
    }

    static <T> ReadLines<T> of(InputStream file, LineFormat<T> format) throws IOException {
        ReadLines<T> lines = new ReadLines<>();
        new CsvFile<>(file, format).read(lines);
        return lines;
    }

    static InputStream bytes(String file) {
        return new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void good(long line, T value) {
        good.put(line, value);
    }

    @Override
    public void bad(List<LineReason> wrong) {
        bad.addAll(wrong);
    }
}
