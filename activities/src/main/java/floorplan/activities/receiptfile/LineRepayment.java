package floorplan.activities.receiptfile;

import floorplan.domain.receiptfile.LineKey;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.BackDating;
import floorplan.domain.repayment.FromReceipt;
import floorplan.store.receiptfile.FileBookings.HeldFile;
import floorplan.store.receiptfile.MatchedLine;
import floorplan.store.receiptfile.MatchedLine.LineMatch;

/** The repayment that applies a line's receipt. It takes at most the amount owed, with the bank's value date. */
final class LineRepayment {
    private LineRepayment() {}

    static AcceptedRepayment of(HeldFile file, MatchedLine line, LineMatch match) {
        String id = LineKey.ofApplication(line.receiptId());
        return new AcceptedRepayment(
                id,
                file.client(),
                "receipt-file:" + file.id() + ":" + line.line(),
                // The request hash. A line has one repayment at most, so the two ids identify the content.
                line.receiptId() + id,
                match.loanNo(),
                match.payer(),
                line.amount(),
                line.valueDate(),
                null,
                BackDating.LIMITED,
                new FromReceipt(line.receiptId(), true));
    }
}
