package floorplan.api.imports;

import floorplan.domain.imports.ImportKind;
import java.util.Arrays;
import java.util.Optional;

/** The names of the kinds of import in paths and answers. */
final class ImportWords {
    static final String CREDIT_LINES = "credit-lines";
    static final String LOANS = "loans";

    private ImportWords() {}

    static String of(ImportKind kind) {
        return switch (kind) {
            case CREDIT_LINES -> CREDIT_LINES;
            case LOANS -> LOANS;
        };
    }

    static Optional<ImportKind> kind(String word) {
        return Arrays.stream(ImportKind.values())
                .filter(kind -> of(kind).equals(word))
                .findFirst();
    }
}
