package floorplan.domain.journal;

import static floorplan.domain.journal.LedgerAccount.CASH;
import static floorplan.domain.journal.LedgerAccount.DEALER_INTEREST_RECEIVABLE;
import static floorplan.domain.journal.LedgerAccount.INTEREST_INCOME;
import static floorplan.domain.journal.LedgerAccount.LATE_FEE_INCOME;
import static floorplan.domain.journal.LedgerAccount.LATE_FEE_RECEIVABLE;
import static floorplan.domain.journal.LedgerAccount.MANUFACTURER_INTEREST_RECEIVABLE;
import static floorplan.domain.journal.LedgerAccount.PENALTY_INCOME;
import static floorplan.domain.journal.LedgerAccount.PENALTY_RECEIVABLE;
import static floorplan.domain.journal.LedgerAccount.PRINCIPAL_RECEIVABLE;
import static floorplan.domain.journal.LedgerAccount.UNAPPLIED_RECEIPTS;

import floorplan.domain.accrual.Accrual;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.Allocation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Creates the journal entries of each event. Amounts are cents of the loan's currency; a line of zero is not posted.
 */
public final class Postings {

    private Postings() {}

    /** The loan's principal paid out. */
    public static JournalEntry drawdown(LocalDate drawdownDate, long cents) {
        return entry(LedgerEvent.DRAWDOWN, drawdownDate, PRINCIPAL_RECEIVABLE, cents, CASH);
    }

    /** A date's late fee, interest and penalty interest, in that order; an amount of zero has no entry. */
    public static List<JournalEntry> accrual(Accrual accrual) {
        LocalDate date = accrual.date();
        List<JournalEntry> entries = new ArrayList<>();
        if (accrual.lateFee() > 0) {
            entries.add(entry(LedgerEvent.LATE_FEE, date, LATE_FEE_RECEIVABLE, accrual.lateFee(), LATE_FEE_INCOME));
        }
        long interest = Math.addExact(accrual.dealerInterest(), accrual.manufacturerInterest());
        if (interest > 0) {
            List<JournalLine> lines = new ArrayList<>();
            add(lines, DEALER_INTEREST_RECEIVABLE, accrual.dealerInterest());
            add(lines, MANUFACTURER_INTEREST_RECEIVABLE, accrual.manufacturerInterest());
            add(lines, INTEREST_INCOME, -interest);
            entries.add(new JournalEntry(LedgerEvent.INTEREST, date, lines));
        }
        if (accrual.penalty() > 0) {
            entries.add(entry(LedgerEvent.PENALTY, date, PENALTY_RECEIVABLE, accrual.penalty(), PENALTY_INCOME));
        }
        return List.copyOf(entries);
    }

    /** Cash received against the payer's receivables. */
    public static JournalEntry repayment(LocalDate valueDate, Payer payer, Allocation allocation) {
        return repayment(valueDate, payer, allocation, CASH);
    }

    /** Money of an unapplied receipt against the payer's receivables. */
    public static JournalEntry application(LocalDate valueDate, Payer payer, Allocation allocation) {
        return repayment(valueDate, payer, allocation, UNAPPLIED_RECEIPTS);
    }

    private static JournalEntry repayment(
            LocalDate valueDate, Payer payer, Allocation allocation, LedgerAccount paidFrom) {
        List<JournalLine> lines = new ArrayList<>();
        add(lines, paidFrom, allocation.total());
        add(lines, PENALTY_RECEIVABLE, -allocation.penalty());
        add(lines, LATE_FEE_RECEIVABLE, -allocation.lateFee());
        add(lines, LedgerAccount.interestReceivable(payer), -allocation.interestTotal());
        add(lines, PRINCIPAL_RECEIVABLE, -allocation.principal());
        return new JournalEntry(LedgerEvent.REPAYMENT, valueDate, lines);
    }

    /** Cash received that no loan takes yet. */
    public static JournalEntry receipt(LocalDate receivedOn, long cents) {
        return entry(LedgerEvent.RECEIPT, receivedOn, CASH, cents, UNAPPLIED_RECEIPTS);
    }

    /** Cash of an unapplied receipt, paid back to its payer. */
    public static JournalEntry refund(LocalDate date, long cents) {
        return entry(LedgerEvent.REFUND, date, UNAPPLIED_RECEIPTS, cents, CASH);
    }

    /** Cash of an unapplied receipt, sent back to the bank. */
    public static JournalEntry returned(LocalDate date, long cents) {
        return entry(LedgerEvent.RETURN, date, UNAPPLIED_RECEIPTS, cents, CASH);
    }

    /** The opposite of each line, calculated for the date on which the reversal takes effect. */
    public static JournalEntry reversalOf(JournalEntry entry, LocalDate effectiveDate) {
        List<JournalLine> lines = new ArrayList<>();
        for (JournalLine line : entry.lines()) {
            lines.add(new JournalLine(line.account(), Math.negateExact(line.cents())));
        }
        return new JournalEntry(LedgerEvent.REVERSAL, effectiveDate, lines);
    }

    private static JournalEntry entry(
            LedgerEvent event, LocalDate date, LedgerAccount debit, long cents, LedgerAccount credit) {
        return new JournalEntry(event, date, List.of(new JournalLine(debit, cents), new JournalLine(credit, -cents)));
    }

    private static void add(List<JournalLine> lines, LedgerAccount account, long cents) {
        if (cents != 0) {
            lines.add(new JournalLine(account, cents));
        }
    }
}
