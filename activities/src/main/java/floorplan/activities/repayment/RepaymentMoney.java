package floorplan.activities.repayment;

import floorplan.domain.journal.JournalEntry;
import floorplan.domain.journal.Postings;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.Allocation;
import floorplan.domain.repayment.Refusal;
import floorplan.domain.repayment.RepaymentRequest;
import floorplan.store.loan.LockedLoan;
import floorplan.store.receipt.LockedReceipt;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The money that pays a repayment: cash, or an unapplied receipt that this transaction holds. */
public sealed interface RepaymentMoney {
    /** The refusal of money that may not pay this loan, whatever the loan owes. */
    Optional<Refusal> refusal(LockedLoan loan, RepaymentRequest request);

    /** The refusal of money that was received after the value date. */
    Optional<Refusal> refusal(LocalDate valueDate);

    /** The request; if its amount is only a limit, it is reduced to the available money. */
    RepaymentRequest limited(RepaymentRequest request);

    JournalEntry entry(LocalDate valueDate, Payer payer, Allocation allocation);

    /** True if an unapplied receipt pays. */
    boolean isReceipt();

    /** The first date on which the money can be booked; null if any date will do. */
    @Nullable
    LocalDate bookedFrom();

    /** Money that came with the repayment. */
    record Cash() implements RepaymentMoney {
        @Override
        public Optional<Refusal> refusal(LockedLoan loan, RepaymentRequest request) {
            return Optional.empty();
        }

        @Override
        public Optional<Refusal> refusal(LocalDate valueDate) {
            return Optional.empty();
        }

        @Override
        public RepaymentRequest limited(RepaymentRequest request) {
            return request;
        }

        @Override
        public JournalEntry entry(LocalDate valueDate, Payer payer, Allocation allocation) {
            return Postings.repayment(valueDate, payer, allocation);
        }

        @Override
        public boolean isReceipt() {
            return false;
        }

        @Override
        public @Nullable LocalDate bookedFrom() {
            return null;
        }
    }

    /**
     * Money that no loan has taken yet. A known payer's money pays only that payer's debt. Paying another payer's debt
     * would be a gift, which only the payer can make; such money is refunded instead. Misposted money may pay any debt.
     *
     * @param mayPay true if it came from the party whose debt is to be paid, from an unknown one, or was misposted
     * @param isBeingReversed true if the repayment that it comes from is being reversed
     */
    record HeldReceipt(LockedReceipt receipt, boolean mayPay, boolean isBeingReversed) implements RepaymentMoney {
        @Override
        public Optional<Refusal> refusal(LockedLoan loan, RepaymentRequest request) {
            long open = receipt.open().cents();
            if (isBeingReversed) {
                return Optional.of(Refusal.beingReversed(receipt.id()));
            }
            if (!mayPay) {
                return Optional.of(Refusal.otherPayer(
                        receipt.id(), request.payer(), loan.state().terms().loanId()));
            }
            return open == 0 || (!request.atMost() && request.amount().cents() > open)
                    ? Optional.of(Refusal.moreThanOpen(receipt.id(), receipt.open()))
                    : Optional.empty();
        }

        @Override
        public Optional<Refusal> refusal(LocalDate valueDate) {
            return valueDate.isBefore(receipt.receivedOn())
                    ? Optional.of(Refusal.beforeReceipt(receipt.id(), valueDate, receipt.receivedOn()))
                    : Optional.empty();
        }

        @Override
        public RepaymentRequest limited(RepaymentRequest request) {
            return request.atMost() ? request.atMost(receipt.open().cents()) : request;
        }

        @Override
        public JournalEntry entry(LocalDate valueDate, Payer payer, Allocation allocation) {
            return Postings.application(valueDate, payer, allocation);
        }

        @Override
        public boolean isReceipt() {
            return true;
        }

        @Override
        public LocalDate bookedFrom() {
            return receipt.latestBooking();
        }
    }
}
