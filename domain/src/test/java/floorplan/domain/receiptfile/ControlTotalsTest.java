package floorplan.domain.receiptfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.domain.money.Money;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlTotalsTest {
    private static final Currency CNY = Currency.getInstance("CNY");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            receipts=2/1500.00, returns=0/0.00 | 2 | 150000 | 0 | 0
            receipts=2/1500,returns=1/0.5      | 2 | 150000 | 1 | 50
            receipts=0/0 , returns=3/7.05      | 0 | 0      | 3 | 705
            """)
    void areReadAsTheyAreStated(String text, long receipts, long receiptCents, long returns, long returnCents) {
        ControlTotals totals = ControlTotals.parse(text);

        assertThat(totals).isEqualTo(new ControlTotals(receipts, receiptCents, returns, returnCents));
        assertThat(ControlTotals.parse(totals.text())).isEqualTo(totals);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2/1500.00",
                "receipts=2/1500.00",
                "returns=0/0, receipts=0/0",
                "receipts=-1/5, returns=0/0",
                "receipts=1/1.234, returns=0/0",
                "receipts=1/1e3, returns=0/0",
                "receipts=１/1, returns=0/0",
                "receipts=1/1,5, returns=0/0"
            })
    void areRefusedInAnyOtherForm(String text) {
        assertThatThrownBy(() -> ControlTotals.parse(text)).hasMessage(ControlTotals.RULE);
    }

    @Test
    void addUpEachKindByItself() {
        ControlTotals totals = ControlTotals.NONE
                .plus(line(ReceiptLineKind.RECEIPT, 150))
                .plus(line(ReceiptLineKind.RETURN, 20))
                .plus(line(ReceiptLineKind.RECEIPT, 1));

        assertThat(totals).isEqualTo(new ControlTotals(2, 151, 1, 20));
    }

    @Test
    void neverOverflow() {
        ControlTotals most = new ControlTotals(1, Long.MAX_VALUE, 1, Long.MAX_VALUE);

        assertThatThrownBy(() -> most.plus(line(ReceiptLineKind.RECEIPT, 1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.plus(line(ReceiptLineKind.RETURN, 1))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void nameEachFigureThatDiffers() {
        ControlTotals stated = new ControlTotals(2, 150, 1, 20);

        assertThat(stated.differencesOf(stated)).isEmpty();
        assertThat(stated.differencesOf(new ControlTotals(3, 151, 2, 10)))
                .containsExactly(
                        "the file's number of receipts is 3, and its control says 2",
                        "the receipts add up to 1.51, and its control says 1.50: a difference of 0.01",
                        "the file's number of returns is 2, and its control says 1",
                        "the returns add up to 0.10, and its control says 0.20: a difference of -0.10");
    }

    static ReceiptLine line(ReceiptLineKind kind, long cents) {
        return new ReceiptLine(
                2, kind, "B-1", "", LocalDate.of(2026, 3, 10), new Money(CNY, cents), null, "", "", "", "", "", "");
    }
}
