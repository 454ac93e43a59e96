package floorplan.domain.correction;

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

import floorplan.domain.journal.JournalEntry;
import floorplan.domain.journal.JournalLine;
import floorplan.domain.journal.LedgerAccount;
import floorplan.domain.journal.LedgerEvent;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.Allocation;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one entry that a correction posts: the net difference of each account. All parts of a repayment are posted
 * against one account, cash or unapplied receipts, so money that only moved from one part to another cancels out.
 */
public final class CorrectionEntry {

    private final Map<LedgerAccount, Long> net = new EnumMap<>(LedgerAccount.class);

    private CorrectionEntry() {}

    /**
     * The entry of a difference; empty if no account changes.
     *
     * @param effectiveDate the earliest date that the correction changes
     */
    public static Optional<JournalEntry> of(LoanDifference difference, LocalDate effectiveDate) {
        CorrectionEntry entry = new CorrectionEntry();
        difference.dates().forEach(entry::accrued);
        difference.inputs().forEach(entry::changed);
        List<JournalLine> lines = entry.lines();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new JournalEntry(LedgerEvent.CORRECTION, effectiveDate, lines));
    }

    private void accrued(DateDifference date) {
        post(LATE_FEE_RECEIVABLE, date.lateFee(), LATE_FEE_INCOME);
        post(DEALER_INTEREST_RECEIVABLE, date.dealerInterest(), INTEREST_INCOME);
        post(MANUFACTURER_INTEREST_RECEIVABLE, date.manufacturerInterest(), INTEREST_INCOME);
        post(PENALTY_RECEIVABLE, date.penalty(), PENALTY_INCOME);
    }

    private void changed(InputDifference difference) {
        InputResult before = difference.before();
        InputResult after = difference.after();
        switch (difference.input()) {
            case LoanInput.Repayment repayment ->
                paid(paidFrom(repayment, before, after), repayment.payer(), before, after);
            case LoanInput.TakeBack takeBack -> paid(CASH, takeBack.payer(), after, before);
            case LoanInput.Waiver waiver -> waived(before.parts(), after.parts());
        }
    }

    /**
     * An application that comes late takes its money from unapplied receipts. If the application bounces later, the
     * bank has taken the money back, so cash is credited as for any repayment.
     */
    private static LedgerAccount paidFrom(LoanInput.Repayment repayment, InputResult before, InputResult after) {
        boolean comes = after.total() > before.total();
        return repayment.fromReceipt() && comes ? UNAPPLIED_RECEIPTS : CASH;
    }

    private void paid(LedgerAccount from, Payer payer, InputResult before, InputResult after) {
        Allocation old = before.parts();
        Allocation now = after.parts();
        post(from, now.penalty() - old.penalty(), PENALTY_RECEIVABLE);
        post(from, now.lateFee() - old.lateFee(), LATE_FEE_RECEIVABLE);
        post(from, now.interestTotal() - old.interestTotal(), LedgerAccount.interestReceivable(payer));
        post(from, now.principal() - old.principal(), PRINCIPAL_RECEIVABLE);
        post(from, after.surplus() - before.surplus(), UNAPPLIED_RECEIPTS);
    }

    private void waived(Allocation before, Allocation after) {
        post(PENALTY_INCOME, after.penalty() - before.penalty(), PENALTY_RECEIVABLE);
        post(LATE_FEE_INCOME, after.lateFee() - before.lateFee(), LATE_FEE_RECEIVABLE);
    }

    private void post(LedgerAccount debit, long cents, LedgerAccount credit) {
        net.merge(debit, cents, Math::addExact);
        net.merge(credit, -cents, Math::addExact);
    }

    private List<JournalLine> lines() {
        return net.entrySet().stream()
                .filter(account -> account.getValue() != 0)
                .map(account -> new JournalLine(account.getKey(), account.getValue()))
                .sorted(JournalLine.ORDER)
                .toList();
    }
}
