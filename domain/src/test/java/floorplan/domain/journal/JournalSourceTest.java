package floorplan.domain.journal;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.journal.JournalSource.Kind;
import floorplan.domain.loan.LoanType;
import java.time.LocalDate;
import java.util.Currency;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JournalSourceTest {
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final LocalDate DATE = LocalDate.of(2026, 1, 5);

    static Stream<Arguments> sources() {
        return Stream.of(
                Arguments.of(Kind.LOAN, JournalSource.ofLoan("L:1"), "loan:L:1"),
                Arguments.of(Kind.REPAYMENT, JournalSource.ofRepayment(ID), "repayment:" + ID),
                Arguments.of(Kind.REVERSAL, JournalSource.ofReversal(ID), "reversal:" + ID),
                Arguments.of(Kind.IMPORT, JournalSource.ofImport(ID), "import:" + ID),
                Arguments.of(
                        Kind.IMPORT,
                        JournalSource.ofDrawdowns(ID, LoanType.SPLIT, CNY, DATE),
                        "import:" + ID + ":SPLIT:CNY:2026-01-05"),
                Arguments.of(
                        Kind.DAY_END,
                        JournalSource.ofDayEnd(DATE, LoanType.DEALER, CNY, 100000001000000002L, 100000001000000009L),
                        "day-end:2026-01-05:DEALER:CNY:100000001000000002-100000001000000009"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("sources")
    void isWrittenAsTheJournalHasAlwaysHadIt(Kind kind, JournalSource source, String text) {
        assertThat(source.kind()).isEqualTo(kind);
        assertThat(source.text()).isEqualTo(text);
        assertThat(JournalSource.parse(text)).contains(source);
    }

    @Test
    void readsNothingOutOfATextOfNoKnownKind() {
        assertThat(JournalSource.parse("repayments:" + ID)).isEmpty();
        assertThat(JournalSource.parse("")).isEmpty();
    }
}
