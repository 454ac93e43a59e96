package floorplan.activities.receiptfile;

import floorplan.activities.csv.MalformedCsv;
import floorplan.domain.imports.LineReason;
import java.io.IOException;
import java.util.List;

/**
 * Reads the files of one profile. It streams: memory does not grow with the file. Further formats, such as camt.053,
 * are further implementations.
 */
public interface ReceiptFileReader {

    /** Receives the entries of a file in their order. */
    interface EntryReceiver {
        void entry(FileEntry entry);

        /** @param wrong the reasons against a line, at least one */
        void wrong(List<LineReason> wrong);
    }

    /**
     * Reads a whole file.
     *
     * @return the name of the charset in which the file is written
     * @throws MalformedCsv if the file cannot be divided into lines at all
     * @throws IOException if the bytes cannot be read
     */
    String read(FileBytes bytes, EntryReceiver entries) throws IOException;
}
