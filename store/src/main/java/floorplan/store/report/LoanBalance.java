package floorplan.store.report;

import floorplan.domain.loan.LoanType;

/** A loan's balances at the end of a date. {@code key} orders lists of loans. */
public record LoanBalance(
        long key,
        String loanNo,
        String dealerId,
        String manufacturerId,
        LoanType loanType,
        String currency,
        Balances balances) {}
