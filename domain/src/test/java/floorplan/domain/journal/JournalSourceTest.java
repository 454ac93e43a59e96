package floorplan.domain.journal;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.journal.JournalSource.SourceKind;
import floorplan.domain.loan.LoanType;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class JournalSourceTest {
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final LocalDate DATE = LocalDate.of(2026, 1, 5);

    private static void isWritten(JournalSource source, SourceKind kind, String text) {
        assertThat(source.kind()).isEqualTo(kind);
        assertThat(source.text()).isEqualTo(text).startsWith(kind.prefix());
        assertThat(JournalSource.parse(text)).contains(source);
    }

    @Test
    void isWrittenAsTheJournalHasAlwaysHadIt() {
        isWritten(JournalSource.ofLoan("L:1"), SourceKind.LOAN, "loan:L:1");
        isWritten(JournalSource.ofRepayment(ID), SourceKind.REPAYMENT, "repayment:" + ID);
        isWritten(JournalSource.ofReversal(ID), SourceKind.REVERSAL, "reversal:" + ID);
        isWritten(JournalSource.ofCorrection("L:1", 2), SourceKind.CORRECTION, "correction:L:1:2");
        isWritten(JournalSource.ofImport(ID), SourceKind.IMPORT, "import:" + ID);
        isWritten(JournalSource.ofReceipt(ID), SourceKind.RECEIPT, "receipt:" + ID);
        isWritten(JournalSource.ofRefund(ID), SourceKind.REFUND, "refund:" + ID);
        isWritten(JournalSource.ofReturn(ID), SourceKind.RETURN, "return:" + ID);
        isWritten(
                JournalSource.ofDrawdowns(ID, LoanType.SPLIT, CNY, DATE),
                SourceKind.IMPORT,
                "import:" + ID + ":SPLIT:CNY:2026-01-05");
        isWritten(
                JournalSource.ofDayEnd(DATE, LoanType.DEALER, CNY, 100000001000000002L, 100000001000000009L),
                SourceKind.DAY_END,
                "day-end:2026-01-05:DEALER:CNY:100000001000000002-100000001000000009");
    }

    @Test
    void hasAPrefixForEachKind() {
        assertThat(SourceKind.values())
                .allSatisfy(kind -> assertThat(kind.prefix()).endsWith(":"));
    }

    @Test
    void readsNothingOutOfATextOfNoKnownKind() {
        assertThat(JournalSource.parse("repayments:" + ID)).isEmpty();
        assertThat(JournalSource.parse("")).isEmpty();
    }
}
