package floorplan.domain.correction;

import static floorplan.domain.journal.LedgerAccount.CASH;
import static floorplan.domain.journal.LedgerAccount.PRINCIPAL_RECEIVABLE;
import static floorplan.domain.journal.LedgerAccount.UNAPPLIED_RECEIPTS;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.journal.JournalEntry;
import floorplan.domain.journal.JournalLine;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.Allocation;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The entries of corrections that change a repayment paid by an unapplied receipt. */
class CorrectedApplicationTest {
    private static final LocalDate DATE = LocalDate.parse("2026-02-10");
    private static final LoanInput.Repayment APPLICATION =
            LoanInput.Repayment.of("A", Payer.DEALER, DATE, 1, 100).paidByReceipt();

    private static InputResult paid(long principal, long surplus) {
        return new InputResult(new Allocation(0, 0, List.of(), principal), surplus);
    }

    private static List<JournalLine> entry(InputResult before, InputResult after) {
        LoanDifference difference =
                new LoanDifference(List.of(), List.of(new InputDifference(APPLICATION, before, after)), null, null);
        return CorrectionEntry.of(difference, DATE).map(JournalEntry::lines).orElseThrow();
    }

    @Test
    void takesLateMoneyOutOfTheUnappliedReceipts() {
        assertThat(entry(InputResult.NOTHING, paid(100, 0)))
                .containsExactly(new JournalLine(UNAPPLIED_RECEIPTS, 100), new JournalLine(PRINCIPAL_RECEIVABLE, -100));
    }

    @Test
    void putsMoneyOfTheWrongLoanBackAmongTheUnappliedReceipts() {
        assertThat(entry(paid(100, 0), paid(0, 100)))
                .containsExactly(new JournalLine(PRINCIPAL_RECEIVABLE, 100), new JournalLine(UNAPPLIED_RECEIPTS, -100));
    }

    @Test
    void creditsCashWhenTheMoneyBounces() {
        assertThat(entry(paid(100, 0), InputResult.NOTHING))
                .containsExactly(new JournalLine(PRINCIPAL_RECEIVABLE, 100), new JournalLine(CASH, -100));
    }
}
