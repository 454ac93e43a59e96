package floorplan.api.loan;

import static floorplan.api.loan.Amounts.amount;

import floorplan.domain.loan.LoanStatus;
import floorplan.domain.loan.LoanType;
import floorplan.store.loan.LoanViews.LoanLine;
import java.time.LocalDate;

/** A loan as a list shows it; {@code GET} of the loan has the rest. Amounts are decimal strings in {@code currency}. */
record LoanLineAnswer(
        String id,
        String dealerId,
        String manufacturerId,
        LoanType loanType,
        String vin,
        String currency,
        String drawn,
        String principal,
        String status,
        LocalDate drawdownDate,
        LocalDate maturityDate,
        LocalDate accruedThrough) {
    static LoanLineAnswer of(LoanLine line) {
        return new LoanLineAnswer(
                line.loanNo(),
                line.dealerId(),
                line.manufacturerId(),
                line.loanType(),
                line.vin(),
                line.currency(),
                amount(line.drawn()),
                amount(line.principal()),
                LoanStatus.of(line.paidOff()).name(),
                line.drawdownDate(),
                line.maturityDate(),
                line.accruedThrough());
    }
}
