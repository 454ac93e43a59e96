package floorplan.bench.dayend;

import floorplan.bench.dayend.SpringBatch.LoanWithAccrual;
import floorplan.domain.accrual.Accrual;
import floorplan.domain.journal.JournalSource;
import floorplan.domain.journal.Postings;
import floorplan.domain.loan.LoanTerms;
import floorplan.domain.loan.LoanType;
import floorplan.store.database.AccountDatabase;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import floorplan.store.loan.AccrualBatch;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes a chunk of accrued loans in batches: inserts accrual rows, updates each loan, and posts the sums. */
final class AccruedLoanWriter {
    private final AccountDatabase database;
    private final OpenDate openDate;
    private final Journal journal;

    AccruedLoanWriter(AccountDatabase database) {
        this.database = database;
        this.openDate = new OpenDate(database);
        this.journal = new Journal(database);
    }

    private record Book(LoanType type, Currency currency) {}

    void write(LocalDate date, List<? extends LoanWithAccrual> chunk) {
        LocalDate open = openDate.hold();
        AccrualBatch rows = new AccrualBatch(database, open);
        Map<Book, Accrual> sums = new HashMap<>();
        for (LoanWithAccrual accrued : chunk) {
            rows.add(accrued.loan().id(), accrued.loan().newest(), List.of(accrued.accrual()));
            LoanTerms terms = accrued.loan().state().terms();
            sums.merge(new Book(terms.loanType(), terms.currency()), accrued.accrual(), AccruedLoanWriter::sum);
        }
        rows.insert();
        database.batch(
                "UPDATE loan SET accrued_through = ?, version = version + 1 WHERE id = ? AND accrued_through = ?",
                chunk.stream()
                        .map(accrued -> new Object[] {
                            date, accrued.loan().id(), accrued.loan().state().accruedThrough()
                        })
                        .toList());
        long first = chunk.getFirst().loan().id();
        long last = chunk.getLast().loan().id();
        sums.forEach((book, sum) -> journal.post(
                Postings.accrual(sum),
                JournalSource.ofDayEnd(date, book.type(), book.currency(), first, last),
                book.type(),
                book.currency(),
                open));
    }

    private static Accrual sum(Accrual some, Accrual more) {
        return new Accrual(
                some.date(),
                some.lateFee() + more.lateFee(),
                some.dealerInterest() + more.dealerInterest(),
                some.manufacturerInterest() + more.manufacturerInterest(),
                some.penalty() + more.penalty(),
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }
}
