package floorplan.domain.receiptfile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Identifies a line over all files, so no line is booked twice. Keys are 32 hexadecimal digits of a SHA-256. */
public final class LineKey {
    private static final int DIGITS = 32;

    private LineKey() {}

    /** The hash of all that a line states: equal for the same line in another file, whatever its number there. */
    public static String contentOf(ReceiptLine line) {
        return hash(List.of(
                line.kind().name(),
                line.bankReference(),
                line.detailReference(),
                line.valueDate().toString(),
                line.amount().currency().getCurrencyCode(),
                Long.toString(line.amount().cents()),
                line.payer() == null ? "" : line.payer().name(),
                line.payerName(),
                line.payerAccount(),
                line.loanId(),
                line.vin(),
                line.originalReference(),
                line.text()));
    }

    /**
     * The key of a line with a bank reference.
     *
     * @param account the bank account
     */
    public static String ofReference(String account, String bankReference, String detailReference) {
        return hash(List.of("reference", account, bankReference, detailReference));
    }

    /**
     * The key of a line without a bank reference. Two equal lines of one file are two payments.
     *
     * @param occurrence counts the lines of the file with this content, from 1
     */
    public static String ofContent(String account, String content, long occurrence) {
        return hash(List.of("content", account, content, Long.toString(occurrence)));
    }

    /** The id of the repayment that applies the receipt of a line. A line never has more than one such repayment. */
    public static String ofApplication(String lineKey) {
        return hash(List.of("application", lineKey));
    }

    /** Prefixes each part with its length, so different lists of parts never hash the same bytes. */
    private static String hash(List<String> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
