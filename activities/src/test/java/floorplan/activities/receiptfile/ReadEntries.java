package floorplan.activities.receiptfile;

import floorplan.activities.csv.MalformedCsv;
import floorplan.domain.imports.LineReason;
import floorplan.domain.receiptfile.ReceiptLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The result of reading a file: its entries, the reasons against lines, or the problem of the file as a whole. */
final class ReadEntries implements ReceiptFileReader.EntryReceiver {
    static final String HEADER = String.join(",", OwnCsv.COLUMNS);

    final List<FileEntry> entries = new ArrayList<>();
    final List<LineReason> wrong = new ArrayList<>();
    String charset = "";
    Optional<String> malformed = Optional.empty();

    static ReadEntries own(String lines) {
        return of(new OwnCsv(), (HEADER + "\n" + lines).getBytes(StandardCharsets.UTF_8));
    }

    static ReadEntries of(ReceiptFileReader reader, String file, String charset) {
        return of(reader, file.getBytes(Charset.forName(charset)));
    }

    static ReadEntries of(ReceiptFileReader reader, byte[] bytes) {
        return of(reader, () -> new ByteArrayInputStream(bytes));
    }

    static ReadEntries of(ReceiptFileReader reader, FileBytes bytes) {
        ReadEntries read = new ReadEntries();
        try {
            read.charset = reader.read(bytes, read);
        } catch (MalformedCsv e) {
            read.malformed = Optional.of(e.problem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    @Override
    public void entry(FileEntry entry) {
        entries.add(entry);
    }

    @Override
    public void wrong(List<LineReason> reasons) {
        wrong.addAll(reasons);
    }

    List<ReceiptLine> lines() {
        return entries.stream().map(FileEntry::receipt).filter(Objects::nonNull).toList();
    }

    ReceiptLine only() {
        if (lines().size() != 1) {
            throw new AssertionError("lines " + lines() + ", wrong " + wrong + ", malformed " + malformed);
        }
        return lines().getFirst();
    }
}
