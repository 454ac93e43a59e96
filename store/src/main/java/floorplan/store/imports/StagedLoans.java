package floorplan.store.imports;

import floorplan.domain.loan.LoanAgreement;
import floorplan.domain.loan.LoanTerms;
import floorplan.store.database.AccountDatabase;
import java.util.List;

/** The lines of loans files between their arrival and the end of their import, in the account schema. */
public final class StagedLoans {
    private static final int CHUNK = 10_000;

    private final AccountDatabase database;

    public StagedLoans(AccountDatabase database) {
        this.database = database;
    }

    /** Adds lines in one round trip; pass one or two thousand at a time. */
    public void add(long importSeq, List<StagedLoan> lines) {
        database.batch("""
                INSERT INTO staged_loan (import_seq, line, loan_no, dealer_id, manufacturer_id, loan_type, vin, currency,
                    drawn, annual_rate, penalty_annual_rate, late_fee, day_count, dealer_share, drawdown_date, maturity_date)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, lines.stream().map(line -> values(importSeq, line)).toList());
    }

    /**
     * Deletes some of an import's lines.
     *
     * @return whether more may be left
     */
    public boolean forgetSome(long importSeq) {
        return database.sql("DELETE FROM staged_loan WHERE import_seq = ? ORDER BY line LIMIT " + CHUNK)
                        .param(importSeq)
                        .update()
                == CHUNK;
    }

    private static Object[] values(long importSeq, StagedLoan staged) {
        LoanAgreement agreement = staged.agreement();
        LoanTerms terms = agreement.terms();
        return new Object[] {
            importSeq,
            staged.line(),
            terms.loanId(),
            agreement.dealerId(),
            agreement.manufacturerId(),
            terms.loanType().name(),
            agreement.vin(),
            terms.currency().getCurrencyCode(),
            terms.drawnCents(),
            terms.rates().on(terms.drawdownDate()),
            terms.penaltyAnnualRate(),
            terms.lateFeeCents(),
            terms.dayCount().name(),
            terms.dealerShare(),
            terms.drawdownDate(),
            agreement.maturityDate()
        };
    }
}
