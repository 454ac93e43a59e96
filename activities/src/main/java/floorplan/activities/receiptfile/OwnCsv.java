package floorplan.activities.receiptfile;

import floorplan.activities.csv.CsvRecords;
import floorplan.activities.csv.CsvRow;
import floorplan.activities.csv.MalformedCsv;
import floorplan.domain.imports.LineReason;
import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.receiptfile.ReceiptLine;
import floorplan.domain.receiptfile.ReceiptLineKind;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads Floorplan's own format of receipts, for programs that write files for Floorplan. */
public final class OwnCsv implements ReceiptFileReader {
    public static final List<String> COLUMNS = List.of(
            "bank_reference",
            "kind",
            "value_date",
            "amount",
            "currency",
            "payer",
            "loan_id",
            "vin",
            "original_reference",
            "text");

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final Map<String, Integer> POSITIONS = positions();

    private static Map<String, Integer> positions() {
        Map<String, Integer> positions = new HashMap<>();
        COLUMNS.forEach(column -> positions.put(column, positions.size()));
        return Map.copyOf(positions);
    }

    @Override
    public String read(FileBytes bytes, EntryReceiver entries) throws IOException {
        Charset charset = CharsetRule.BY_CONTENT.of(bytes);
        try (Reader characters = CharsetRule.decoded(bytes, charset)) {
            CsvRecords records = new CsvRecords(characters);
            requireHeader(records);
            while (records.hasNext()) {
                read(records.next(), entries);
            }
        }
        return charset.name();
    }

    private static void requireHeader(CsvRecords records) throws IOException {
        String header = String.join(",", COLUMNS);
        if (!records.hasNext()) {
            throw new MalformedCsv("the file is empty; its first line must be " + header);
        }
        CsvRow first = records.next();
        for (int i = 0; i < Math.max(first.size(), COLUMNS.size()); i++) {
            String name = i < first.size() ? first.get(i) : "missing";
            if (i >= COLUMNS.size() || !name.equals(COLUMNS.get(i))) {
                String problem = CsvRow.unreadable(name)
                        .map(reason -> "line 1 " + reason)
                        .orElse("");
                throw new MalformedCsv(
                        problem.isEmpty()
                                ? "column " + (i + 1) + " of the first line must be "
                                        + (i < COLUMNS.size() ? COLUMNS.get(i) : "absent") + ", not " + shown(name)
                                        + "; the line must be " + header
                                : problem);
            }
        }
    }

    private static String shown(String name) {
        return name.isEmpty() ? "empty" : name.substring(0, Math.min(name.length(), TextLimits.REFERENCE));
    }

    private static void read(CsvRow row, EntryReceiver entries) {
        if (row.size() != COLUMNS.size()) {
            entries.wrong(List.of(
                    new LineReason(row.line(), "", "must have " + COLUMNS.size() + " fields, not " + row.size())));
            return;
        }
        LineFields fields = new LineFields(row, POSITIONS, false);
        ReceiptLineKind kind = fields.read(
                "kind", ReceiptLineKind.RECEIPT, ReceiptLineKind::valueOf, "must be one of [RECEIPT, RETURN]");
        String bankReference = fields.text("bank_reference", TextLimits.REFERENCE);
        LocalDate valueDate = fields.date("value_date", DateFormat.ISO);
        long cents = fields.cents("amount", OwnCsv::aboveZero, AmountFormat.PLAIN.rule() + "; it must be above zero");
        Money amount = fields.read(
                "currency",
                new Money(CNY, 1),
                code -> new Money(Currency.getInstance(code), Math.max(cents, 1)),
                "must be a currency code of ISO 4217 with two decimals, such as CNY");
        @Nullable Payer payer = fields.isEmpty("payer") ? null : payer(fields);
        String loanId = fields.optionalId("loan_id");
        String vin = fields.text("vin", TextLimits.VIN);
        String originalReference = fields.text("original_reference", TextLimits.REFERENCE);
        String text = fields.text("text", TextLimits.TEXT);
        if (!fields.wrong().isEmpty()) {
            entries.wrong(fields.wrong());
            return;
        }
        ReceiptLine line = new ReceiptLine(
                row.line(),
                kind,
                bankReference,
                "",
                valueDate,
                amount,
                payer,
                "",
                "",
                loanId,
                vin,
                originalReference,
                text);
        entries.entry(new FileEntry(row.line(), line.signedCents(), null, line));
    }

    private static Payer payer(LineFields fields) {
        return fields.read("payer", Payer.DEALER, Payer::valueOf, "must be DEALER, MANUFACTURER or empty");
    }

    private static long aboveZero(String text) {
        long cents = AmountFormat.PLAIN.cents(text);
        if (cents == 0) {
            throw new IllegalArgumentException("0");
        }
        return cents;
    }
}
