package floorplan.domain.receiptfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LineKeyTest {
    private static final LocalDate DATE = LocalDate.of(2026, 3, 10);
    private static final Money ONE = new Money(Currency.getInstance("CNY"), 100);

    @Test
    void differsWithEachPart() {
        Set<String> keys = new HashSet<>(List.of(
                LineKey.ofReference("A", "B", ""),
                LineKey.ofReference("AB", "", ""),
                LineKey.ofReference("A", "", "B"),
                LineKey.ofReference("A", "B", "1"),
                LineKey.ofContent("A", "B", 1),
                LineKey.ofContent("A", "B", 2),
                LineKey.ofContent("B", "B", 1)));

        assertThat(keys).hasSize(7).allMatch(key -> key.matches("[0-9a-f]{32}"));
        assertThat(LineKey.ofReference("A", "B", "")).isEqualTo(LineKey.ofReference("A", "B", ""));
    }

    @Test
    void contentDiffersWithEachStatementButTheLineNumber() {
        List<ReceiptLine> lines = List.of(
                line(ReceiptLineKind.RECEIPT, "B", "", DATE, ONE, null, "", "", "", "", "", ""),
                line(ReceiptLineKind.RETURN, "B", "", DATE, ONE, null, "", "", "", "", "", ""),
                line(ReceiptLineKind.RECEIPT, "C", "", DATE, ONE, null, "", "", "", "", "", ""),
                line(ReceiptLineKind.RECEIPT, "B", "1", DATE, ONE, null, "", "", "", "", "", ""),
                line(ReceiptLineKind.RECEIPT, "B", "", DATE.plusDays(1), ONE, null, "", "", "", "", "", ""),
                line(
                        ReceiptLineKind.RECEIPT,
                        "B",
                        "",
                        DATE,
                        new Money(ONE.currency(), 101),
                        null,
                        "",
                        "",
                        "",
                        "",
                        "",
                        ""),
                line(ReceiptLineKind.RECEIPT, "B", "", DATE, usd(), null, "", "", "", "", "", ""),
                line(ReceiptLineKind.RECEIPT, "B", "", DATE, ONE, Payer.DEALER, "", "", "", "", "", ""),
                line(ReceiptLineKind.RECEIPT, "B", "", DATE, ONE, null, "x", "", "", "", "", ""),
                line(ReceiptLineKind.RECEIPT, "B", "", DATE, ONE, null, "", "x", "", "", "", ""),
                line(ReceiptLineKind.RECEIPT, "B", "", DATE, ONE, null, "", "", "x", "", "", ""),
                line(ReceiptLineKind.RECEIPT, "B", "", DATE, ONE, null, "", "", "", "x", "", ""),
                line(ReceiptLineKind.RECEIPT, "B", "", DATE, ONE, null, "", "", "", "", "x", ""),
                line(ReceiptLineKind.RECEIPT, "B", "", DATE, ONE, null, "", "", "", "", "", "x"));

        assertThat(lines.stream().map(LineKey::contentOf).distinct()).hasSameSizeAs(lines);
    }

    @Test
    void aLineMovesMoney() {
        Money nothing = new Money(ONE.currency(), 0);

        assertThatThrownBy(() -> line(ReceiptLineKind.RECEIPT, "B", "", DATE, nothing, null, "", "", "", "", "", ""))
                .hasMessage("amount must be above zero");
        assertThat(ControlTotalsTest.line(ReceiptLineKind.RECEIPT, 5).signedCents())
                .isEqualTo(5);
        assertThat(ControlTotalsTest.line(ReceiptLineKind.RETURN, 5).signedCents())
                .isEqualTo(-5);
    }

    private static Money usd() {
        return new Money(Currency.getInstance("USD"), 100);
    }

    private static ReceiptLine line(
            ReceiptLineKind kind,
            String reference,
            String detail,
            LocalDate date,
            Money amount,
            @Nullable Payer payer,
            String name,
            String account,
            String loan,
            String vin,
            String original,
            String text) {
        return new ReceiptLine(
                7, kind, reference, detail, date, amount, payer, name, account, loan, vin, original, text);
    }
}
