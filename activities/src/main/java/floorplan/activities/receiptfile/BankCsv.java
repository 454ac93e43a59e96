package floorplan.activities.receiptfile;

import floorplan.activities.csv.CsvRecords;
import floorplan.activities.csv.CsvRow;
import floorplan.activities.csv.MalformedCsv;
import floorplan.domain.imports.LineReason;
import floorplan.domain.money.Money;
import floorplan.domain.receiptfile.ReceiptLine;
import floorplan.domain.receiptfile.ReceiptLineKind;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the CSV files of a bank as its profile describes them. */
public final class BankCsv implements ReceiptFileReader {
    private final BankProfile profile;
    private final BankAmounts amounts;

    public BankCsv(BankProfile profile) {
        this.profile = profile;
        this.amounts = new BankAmounts(profile);
    }

    @Override
    public String read(FileBytes bytes, EntryReceiver entries) throws IOException {
        Charset charset = profile.charset().of(bytes);
        try (Reader characters = CharsetRule.decoded(bytes, charset)) {
            CsvRecords records = new CsvRecords(characters, profile.separator());
            CsvRow header = header(records);
            Map<String, Integer> positions = positions(header);
            while (records.hasNext()) {
                CsvRow row = records.next();
                if (!isBlank(row) && !isFooter(row)) {
                    read(row, header.size(), positions, entries);
                }
            }
        }
        return charset.name();
    }

    /** The first line that has all columns of the profile, behind at most as many title lines as the profile allows. */
    private CsvRow header(CsvRecords records) throws IOException {
        List<String> names = profile.headerNames();
        List<String> missing = names;
        for (int i = 0; i <= profile.titleLines() && records.hasNext(); i++) {
            CsvRow row = records.next();
            requireReadable(row);
            List<String> present =
                    Arrays.stream(row.values()).map(String::strip).toList();
            List<String> lacking =
                    names.stream().filter(name -> !present.contains(name)).toList();
            if (lacking.isEmpty()) {
                return row;
            }
            missing = lacking.size() < missing.size() ? lacking : missing;
        }
        throw new MalformedCsv("no line up to line " + (profile.titleLines() + 1) + " has the columns "
                + String.join(", ", names) + " of profile " + profile.name() + "; the nearest lacks "
                + String.join(", ", missing));
    }

    private static void requireReadable(CsvRow row) {
        for (String value : row.values()) {
            CsvRow.unreadable(value).ifPresent(reason -> {
                throw new MalformedCsv("line " + row.line() + " " + reason);
            });
        }
    }

    private Map<String, Integer> positions(CsvRow header) {
        Map<String, Integer> positions = new HashMap<>();
        List<String> names = profile.headerNames();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip();
            if (positions.put(name, i) != null && names.contains(name)) {
                throw new MalformedCsv("line " + header.line() + " names the column " + name + " twice");
            }
        }
        return positions;
    }

    private static boolean isBlank(CsvRow row) {
        return Arrays.stream(row.values()).allMatch(String::isBlank);
    }

    private boolean isFooter(CsvRow row) {
        String first = row.get(0).strip();
        return profile.footers().stream().anyMatch(first::startsWith);
    }

    private void read(CsvRow row, int width, Map<String, Integer> positions, EntryReceiver entries) {
        if (row.size() != width) {
            entries.wrong(List.of(new LineReason(
                    row.line(), "", "must have as many fields as the header, " + width + ", not " + row.size())));
            return;
        }
        LineFields fields = new LineFields(row, positions, true);
        FileEntry entry = entry(fields);
        if (fields.wrong().isEmpty()) {
            entries.entry(entry);
        } else {
            entries.wrong(fields.wrong());
        }
    }

    private FileEntry entry(LineFields fields) {
        long cents = amounts.signedCents(fields);
        @Nullable Long balance = amounts.balance(fields);
        boolean skipped = profile.skipped().mean(fields);
        return new FileEntry(fields.line(), cents, balance, skipped ? null : receipt(fields, cents));
    }

    private ReceiptLine receipt(LineFields fields, long cents) {
        BankColumns columns = profile.columns();
        boolean out = cents < 0;
        if (out && !profile.returns().mean(fields)) {
            fields.wrong(
                    "",
                    "takes money out, and profile " + profile.name()
                            + " names it neither a return nor an entry to skip; add the beginning of its text to the"
                            + " profile's returns or skipped");
        }
        return new ReceiptLine(
                fields.line(),
                out ? ReceiptLineKind.RETURN : ReceiptLineKind.RECEIPT,
                text(fields, columns.bankReference(), TextLimits.REFERENCE),
                text(fields, columns.detailReference(), TextLimits.REFERENCE),
                fields.date(columns.valueDate(), profile.dates()),
                new Money(amounts.currency(fields), cents == 0 ? placeholder(fields) : Math.abs(cents)),
                null,
                text(fields, columns.payerName(), TextLimits.NAME),
                text(fields, columns.payerAccount(), TextLimits.ACCOUNT),
                "",
                "",
                text(fields, columns.originalReference(), TextLimits.REFERENCE),
                text(fields, columns.text(), TextLimits.TEXT));
    }

    /** An entry that moves nothing is an error, unless the profile skips it. */
    private static long placeholder(LineFields fields) {
        if (fields.wrong().isEmpty()) {
            fields.wrong("", "moves no money; its amount must not be zero");
        }
        return 1;
    }

    private static String text(LineFields fields, @Nullable String column, int most) {
        return column == null ? "" : fields.text(column, most);
    }
}
