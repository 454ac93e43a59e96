package floorplan.api.receiptfile;

import floorplan.api.receiptfile.PlainAccount.Line;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Random files of one bank account. Few references and amounts, so lines repeat, conflict, and take each other back.
 */
final class RandomStatements {
    static final String HEADER =
            "bank_reference,kind,value_date,amount,currency,payer,loan_id,vin,original_reference,text\n";
    private static final int MOST_LINES = 15;
    private static final int REFERENCES = 60;
    private static final int LATEST_DAY = 78;
    private static final List<String> AMOUNTS =
            List.of("0.01", "35.70", "250.00", "250.00", "1300.00", "1300.00", "90000.00", "150000.00", "230000.00");

    /** Bytes that are valid in neither UTF-8 nor GB18030. */
    private static final byte[] IN_NO_CHARSET = {(byte) 0xFF, (byte) 0xFF};

    private static final List<String> INVALID = List.of(
            "X,REFUND,2026-03-10,1.00,CNY,,,,,\n",
            "X,RECEIPT,2026-02-30,1.00,CNY,,,,,\n",
            "X,RECEIPT,12/03/2026,1.00,CNY,,,,,\n",
            "X,RECEIPT,2026-03-10,\"1.234,56\",CNY,,,,,\n",
            "X,RECEIPT,2026-03-10,1.001,CNY,,,,,\n",
            "X,RECEIPT,2026-03-10,1e2,CNY,,,,,\n",
            "X,RECEIPT,2026-03-10,\uFF11.00,CNY,,,,,\n",
            "X,RECEIPT,2026-03-10,-1.00,CNY,,,,,\n",
            "X,RECEIPT,2026-03-10,0.00,CNY,,,,,\n",
            "X,RECEIPT,2026-03-10,1.00,RMB,,,,,\n",
            "X,RECEIPT,2026-03-10,1.00,CNY,BANK,,,,\n",
            "X,RECEIPT,2026-03-10,1.00,CNY,,,,\n",
            "X,RECEIPT,2026-03-10,1.00,CNY,,,,,\u0000\n",
            "X,RECEIPT,2026-03-10,1.00,CNY,,,,,\"not closed\n");

    private final Random random;
    private final LocalDate drawdown;
    private final List<String> loans;
    private final List<String> vins;
    private final List<Line> sent = new ArrayList<>();
    private int files;

    /** What is wrong with a file. */
    enum Damage {
        NONE,
        INVALID,
        OFF_BY_A_CENT
    }

    /** A file with its lines, or the lines that it would have without its damage. */
    static final class Statement {
        final List<Line> lines;
        final byte[] bytes;

        /** The header Floorplan-Control. */
        final String control;

        final Damage damage;

        Statement(List<Line> lines, byte[] bytes, String control, Damage damage) {
            this.lines = lines;
            this.bytes = bytes;
            this.control = control;
            this.damage = damage;
        }
    }

    RandomStatements(Random random, LocalDate drawdown, List<String> loans, List<String> vins) {
        this.random = random;
        this.drawdown = drawdown;
        this.loans = loans;
        this.vins = vins;
    }

    Statement next() {
        List<Line> lines = new ArrayList<>();
        int count = 1 + random.nextInt(MOST_LINES);
        while (lines.size() < count) {
            lines.add(oneIn(12) && !sent.isEmpty() ? any(sent) : line(lines));
        }
        Damage damage = oneIn(8) ? Damage.INVALID : oneIn(12) ? Damage.OFF_BY_A_CENT : Damage.NONE;
        if (damage == Damage.NONE) {
            sent.addAll(lines);
        }
        StringBuilder text = new StringBuilder(HEADER);
        int damaged = damage == Damage.INVALID ? random.nextInt(count) : -1;
        boolean bytesAreWrong = damaged >= 0 && oneIn(5);
        for (int i = 0; i < count; i++) {
            text.append(i == damaged && !bytesAreWrong ? any(INVALID) : "").append(csv(lines.get(i)));
        }
        // An account's files differ, even if their lines are the same.
        text.append("\n".repeat(++files));
        byte[] bytes = encoded(text.toString());
        return new Statement(
                lines,
                bytesAreWrong ? joined(bytes, IN_NO_CHARSET) : bytes,
                control(lines, damage == Damage.OFF_BY_A_CENT),
                damage);
    }

    private Line line(List<Line> before) {
        Line original = receipt(before);
        if (original != null && oneIn(4)) {
            return new Line(
                    oneIn(4) ? "" : "R-" + random.nextInt(REFERENCES),
                    "RETURN",
                    original.date().plusDays(1),
                    original.amount(),
                    original.currency(),
                    "",
                    "",
                    "",
                    original.reference(),
                    "");
        }
        return namingALoan(new Line(
                oneIn(8) ? "" : "B-" + random.nextInt(REFERENCES),
                oneIn(20) ? "RETURN" : "RECEIPT",
                drawdown.plusDays(1 + random.nextInt(LATEST_DAY)),
                new BigDecimal(any(AMOUNTS)),
                oneIn(25) ? "USD" : "CNY",
                any(List.of("", "DEALER", "DEALER", "MANUFACTURER")),
                "",
                "",
                oneIn(20) ? "B-" + random.nextInt(REFERENCES) : "",
                ""));
    }

    /** A receipt of this file or an earlier one; it may have no reference. */
    private @Nullable Line receipt(List<Line> before) {
        List<Line> all = new ArrayList<>(oneIn(3) ? before : sent);
        all.removeIf(line -> !line.isReceipt());
        return all.isEmpty() ? null : any(all);
    }

    private Line namingALoan(Line line) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> with(line, any(loans), "", "");
            case 4, 5 -> with(line, "", any(vins), "");
            case 6 -> with(line, "", "", "车架号" + any(vins) + "还款");
            case 7, 8 -> with(line, "", "", "还款 " + any(loans) + "，谢谢");
            case 9 -> with(line, "", "", any(loans) + " and " + any(loans));
            case 10 -> with(line, "NO-SUCH-LOAN", any(vins), "");
            default -> with(line, "", "", "payment, \"as agreed\"");
        };
    }

    private static Line with(Line line, String loanId, String vin, String text) {
        return new Line(
                line.reference(),
                line.kind(),
                line.date(),
                line.amount(),
                line.currency(),
                line.payer(),
                loanId,
                vin,
                line.original(),
                text);
    }

    private static String csv(Line line) {
        return String.join(
                        ",",
                        line.reference(),
                        line.kind(),
                        line.date().toString(),
                        line.amount().toPlainString(),
                        line.currency(),
                        line.payer(),
                        line.loanId(),
                        line.vin(),
                        line.original(),
                        "\"" + line.text().replace("\"", "\"\"") + "\"")
                + "\n";
    }

    private byte[] encoded(String text) {
        return switch (random.nextInt(4)) {
            case 0 -> text.getBytes(Charset.forName("GB18030"));
            case 1 -> text.getBytes(StandardCharsets.UTF_16);
            case 2 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
            default -> text.getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(first);
        bytes.writeBytes(second);
        return bytes.toByteArray();
    }

    private static String control(List<Line> lines, boolean offByACent) {
        BigDecimal receipts = total(lines, true);
        return "receipts=%d/%s, returns=%d/%s"
                .formatted(
                        lines.stream().filter(Line::isReceipt).count(),
                        offByACent ? receipts.add(new BigDecimal("0.01")) : receipts,
                        lines.stream().filter(line -> !line.isReceipt()).count(),
                        total(lines, false));
    }

    private static BigDecimal total(List<Line> lines, boolean receipts) {
        return lines.stream()
                .filter(line -> line.isReceipt() == receipts)
                .map(Line::amount)
                .reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
