package floorplan.activities.receiptfile;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.journal.BookingDates;
import floorplan.domain.journal.JournalEntry;
import floorplan.domain.journal.JournalSource;
import floorplan.domain.journal.Postings;
import floorplan.domain.loan.LoanTerms;
import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.receiptfile.LineOutcome;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.BackDating;
import floorplan.domain.repayment.Refusal;
import floorplan.domain.repayment.RepaymentOutcome;
import floorplan.domain.repayment.RepaymentRequest;
import floorplan.domain.repayment.Repayments;
import floorplan.store.journal.Journal.SourcedEntries;
import floorplan.store.loan.LoanBatch.BatchLoan;
import floorplan.store.receipt.LockedReceipt;
import floorplan.store.receipt.Receipts;
import floorplan.store.receiptfile.AppliedLine;
import floorplan.store.receiptfile.FileBookings.HeldFile;
import floorplan.store.receiptfile.MatchedLine;
import floorplan.store.receiptfile.MatchedLine.LineMatch;
import floorplan.store.repayment.FileRepayments.AppliedRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The receipts that one transaction applies, computed in the order of the file. A line that the chunk cannot apply
 * waits. Every later line of its loan waits too, so a loan's repayments keep the file's order.
 */
final class ChunkApplication {
    private final HeldFile file;
    private final Repayments repayments;
    private final AmountRule amounts;
    private final LocalDate today;
    private final @Nullable LocalDate open;
    private final Map<String, LockedReceipt> receipts;
    private final Map<Long, LoanInChunk> loans = new TreeMap<>();

    private final Set<Long> waitingLoans;
    private final Map<Long, String> waiting = new TreeMap<>();
    private final List<AppliedLine> lines = new ArrayList<>();
    private final List<AcceptedRepayment> accepted = new ArrayList<>();
    private final List<AppliedRow> rows = new ArrayList<>();
    private final List<SourcedEntries> entries = new ArrayList<>();
    private final List<Receipts.AppliedMoney> money = new ArrayList<>();
    private final List<CreditMovement> restorations = new ArrayList<>();

    /**
     * @param locked the loans that could be locked
     * @param receipts the locked receipts of the lines
     * @param open the open date, held
     * @param waitingLoans the loans of earlier lines that wait; the loans of lines that begin to wait are added
     */
    ChunkApplication(
            HeldFile file,
            Repayments repayments,
            AmountRule amounts,
            Map<Long, BatchLoan> locked,
            Map<String, LockedReceipt> receipts,
            LocalDate today,
            @Nullable LocalDate open,
            Set<Long> waitingLoans) {
        this.file = file;
        this.repayments = repayments;
        this.amounts = amounts;
        this.today = today;
        this.open = open;
        this.receipts = receipts;
        this.waitingLoans = waitingLoans;
        locked.forEach((id, loan) -> loans.put(id, new LoanInChunk(loan)));
    }

    void apply(MatchedLine line) {
        LockedReceipt receipt = receipts.get(line.receiptId());
        LineMatch match = line.match();
        if (receipt == null || receipt.open().cents() == 0) {
            lines.add(AppliedLine.nothing(line, LineOutcome.USED_OTHERWISE, Notes.usedOtherwise(line.receiptId())));
        } else if (match == null) {
            lines.add(AppliedLine.nothing(line, LineOutcome.UNMATCHED, Notes.unmatched(line)));
        } else {
            apply(line, match, receipt);
        }
    }

    private void apply(MatchedLine line, LineMatch match, LockedReceipt receipt) {
        LoanInChunk loan = loans.get(match.loanKey());
        if (loan == null) {
            postpone(line, match, "another transaction holds loan " + match.loanNo());
        } else if (waitingLoans.contains(match.loanKey())) {
            postpone(line, match, "an earlier line of loan " + match.loanNo() + " waits");
        } else if (!mayPay(receipt, match.payer(), loan)) {
            refuse(line, Refusal.otherPayer(receipt.id(), match.payer(), match.loanNo()));
        } else {
            applyOpen(line, match, loan, receipt);
        }
    }

    private void postpone(MatchedLine line, LineMatch match, String reason) {
        waitingLoans.add(match.loanKey());
        waiting.put(line.line(), reason);
    }

    private static boolean mayPay(LockedReceipt receipt, Payer payer, LoanInChunk loan) {
        return receipt.payer().mayPayFor(payer)
                && (receipt.party() == null || receipt.party().equals(loan.partyOf(payer)));
    }

    private void refuse(MatchedLine line, Refusal refusal) {
        lines.add(AppliedLine.nothing(line, LineOutcome.NOT_APPLIED, refusal.detail()));
    }

    private void applyOpen(MatchedLine line, LineMatch match, LoanInChunk loan, LockedReceipt receipt) {
        RepaymentRequest request =
                new RepaymentRequest(match.payer(), receipt.open(), line.valueDate(), BackDating.LIMITED, true);
        RepaymentOutcome outcome = repayments.apply(loan.now().state(), request, today, today);
        switch (outcome) {
            case RepaymentOutcome.LateRepayment late ->
                postpone(
                        line, match, "value date " + late.valueDate() + " is accrued: a correction takes this receipt");
            case Refusal refusal -> refuse(line, refusal);
            case RepaymentOutcome.RepaidLoan repaid -> {
                if (match.rule().comparesAmounts() && !stillFits(line, match, loan)) {
                    lines.add(AppliedLine.nothing(line, LineOutcome.UNMATCHED, Notes.noLongerEqual(match)));
                } else {
                    take(line, match, loan, receipt, repaid);
                }
            }
        }
    }

    /** An earlier line or another repayment may have paid the loan meanwhile. */
    private boolean stillFits(MatchedLine line, LineMatch match, LoanInChunk loan) {
        return amounts.of(
                        loan.now(),
                        match.payer(),
                        line.valueDate(),
                        line.amount().cents())
                .isPresent();
    }

    private void take(
            MatchedLine line,
            LineMatch match,
            LoanInChunk loan,
            LockedReceipt receipt,
            RepaymentOutcome.RepaidLoan repaid) {
        AcceptedRepayment repayment = LineRepayment.of(file, line, match);
        LoanTerms terms = loan.terms();
        long taken = repaid.allocation().total();
        LocalDate bookedFrom = open == null ? receipt.latestBooking() : receipt.bookingDate(open);
        LocalDate bookingDate = BookingDates.bookingDate(repaid.valueDate(), bookedFrom);
        JournalSource source = JournalSource.ofRepayment(repayment.repaymentId());
        long sequence = loan.take(match.payer(), repaid);
        rows.add(new AppliedRow(
                repayment,
                match.loanKey(),
                loan.dealerId(),
                loan.manufacturerId(),
                repaid.valueDate(),
                bookingDate,
                repaid.allocation(),
                sequence));
        JournalEntry entry = Postings.application(repaid.valueDate(), match.payer(), repaid.allocation());
        entries.add(new SourcedEntries(List.of(entry), source, terms.loanType().name(), terms.currency(), bookedFrom));
        money.add(new Receipts.AppliedMoney(
                receipt, taken, source, terms.loanType().name(), bookingDate));
        accepted.add(repayment);
        restorations.add(CreditMovement.restoration(
                repayment.repaymentId(),
                terms.loanId(),
                loan.dealerId(),
                new Money(terms.currency(), repaid.allocation().principal()),
                repaid.valueDate()));
        lines.add(
                taken == receipt.open().cents()
                        ? AppliedLine.whole(line, repayment.repaymentId())
                        : AppliedLine.part(
                                line,
                                repayment.repaymentId(),
                                Notes.restOf(line, match, new Money(terms.currency(), taken))));
    }

    /** The loans that have taken a repayment, in the order of their keys. */
    List<LoanInChunk> repaidLoans() {
        return loans.values().stream().filter(LoanInChunk::isRepaid).toList();
    }

    List<SourcedEntries> entries() {
        return entries;
    }

    List<AppliedRow> rows() {
        return rows;
    }

    List<Receipts.AppliedMoney> money() {
        return money;
    }

    List<AcceptedRepayment> accepted() {
        return accepted;
    }

    List<AppliedLine> lines() {
        return lines;
    }

    /** The lines that the chunk cannot apply, each with the reason why it waits. */
    Map<Long, String> waiting() {
        return waiting;
    }

    List<CreditMovement> restorations() {
        return restorations;
    }
}
