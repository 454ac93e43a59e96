package floorplan.activities.repayment;

import floorplan.activities.repayment.RepaymentMoney.Cash;
import floorplan.activities.repayment.RepaymentMoney.HeldReceipt;
import floorplan.domain.journal.JournalSource;
import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.receipt.ReceiptStatus;
import floorplan.domain.repayment.FromReceipt;
import floorplan.store.audit.Action;
import floorplan.store.audit.AuditLog;
import floorplan.store.audit.AuditLog.AuditEntry;
import floorplan.store.audit.AuditOutcome;
import floorplan.store.audit.Subject;
import floorplan.store.database.AccountDatabase;
import floorplan.store.loan.LockedLoan;
import floorplan.store.receipt.LockedReceipt;
import floorplan.store.receipt.Receipts;
import floorplan.store.repayment.LoggedRepayment;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the money of repayments out of unapplied receipts. */
public final class Applications {
    private final Receipts receipts;
    private final AuditLog audit;

    /** @param database the account schema */
    public Applications(AccountDatabase database, AuditLog audit) {
        this.receipts = new Receipts(database);
        this.audit = audit;
    }

    /**
     * Holds the money of a repayment, and before it the loan, so both are locked in the order of {@link Receipts}.
     *
     * @param loanId the database's key of the loan that is repaid
     * @return empty if there is no such receipt
     */
    Optional<RepaymentMoney> hold(@Nullable FromReceipt from, Payer payer, long loanId) {
        return from == null
                ? Optional.of(new Cash())
                : receipts.lock(from.receiptId(), List.of(loanId)).map(receipt -> money(receipt, payer, loanId));
    }

    /** The money of a repayment as it is now, without a lock: for a preview. */
    public Optional<RepaymentMoney> look(@Nullable FromReceipt from, Payer payer, long loanId) {
        return from == null
                ? Optional.of(new Cash())
                : receipts.unlocked(from.receiptId()).map(receipt -> money(receipt, payer, loanId));
    }

    private RepaymentMoney money(LockedReceipt receipt, Payer payer, long loanId) {
        return new HeldReceipt(receipt, receipts.mayPay(receipt, payer, loanId), receipts.isBeingReversed(receipt));
    }

    /** Takes the money of an applied repayment out of its receipt; does nothing for cash. */
    void take(RepaymentMoney money, LoggedRepayment logged, LockedLoan loan, long cents, LocalDate bookingDate) {
        if (money instanceof HeldReceipt held) {
            LockedReceipt receipt = held.receipt();
            receipts.leave(
                    receipt,
                    cents,
                    ReceiptStatus.APPLIED,
                    JournalSource.ofRepayment(logged.repaymentId()),
                    loan.state().terms().loanType().name(),
                    bookingDate);
            Money taken = new Money(receipt.open().currency(), cents);
            Money left = new Money(receipt.open().currency(), receipt.open().cents() - cents);
            audit.append(new AuditEntry(
                    logged.client(),
                    Action.APPLY_RECEIPT,
                    AuditOutcome.DONE,
                    new Subject("receipt", receipt.id()),
                    Map.of("open", receipt.open().toString()),
                    Map.of(
                            "open",
                            left.toString(),
                            "applied",
                            taken.toString(),
                            "loanId",
                            logged.loanNo(),
                            "repaymentId",
                            logged.repaymentId())));
        }
    }
}
