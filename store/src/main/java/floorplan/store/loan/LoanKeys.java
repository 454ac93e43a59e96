package floorplan.store.loan;

import floorplan.domain.loan.LoanType;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The keys of loans: two digits of the loan type's code, eight of the import, nine of the line in its file. The loans
 * of a type therefore form one range of keys, and so do an import's loans of a type.
 */
public final class LoanKeys {
    private static final long LINES = 1_000_000_000L;
    private static final long IMPORTS = 100_000_000L;

    private LoanKeys() {}

    /** Keys from {@code first} to {@code last}, both included. */
    public record LoanKeyRange(long first, long last) {}

    /** The keys of all loans. */
    public static final LoanKeyRange ALL = new LoanKeyRange(1, Long.MAX_VALUE);

    /** The keys of all loans of a type. */
    public static LoanKeyRange of(LoanType type) {
        long first = type.code() * IMPORTS * LINES;
        return new LoanKeyRange(first, first + IMPORTS * LINES - 1);
    }

    /** The keys of an import's loans of a type. */
    public static LoanKeyRange of(LoanType type, long importSeq) {
        long first = of(type).first() + importSeq * LINES;
        return new LoanKeyRange(first, first + LINES - 1);
    }

    /** The SQL expression of a key, built from the expressions of its parts. */
    public static String sqlOf(String loanType, String importSeq, String line) {
        String code = Arrays.stream(LoanType.values())
                .map(type -> "WHEN '" + type + "' THEN " + type.code())
                .collect(Collectors.joining(" ", "CASE " + loanType + " ", " END"));
        return "((" + code + ") * " + IMPORTS + " + " + importSeq + ") * " + LINES + " + " + line;
    }
}
