package floorplan.activities.dayend;

import floorplan.domain.accrual.AccrualStrategies;
import floorplan.domain.accrual.AccrualStrategies.AccruedThrough;
import floorplan.domain.journal.JournalEntry;
import floorplan.domain.journal.JournalSource;
import floorplan.domain.journal.Postings;
import floorplan.domain.loan.LoanTerms;
import floorplan.store.database.AccountDatabase;
import floorplan.store.dayend.DayEndFailures;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import floorplan.store.loan.Loans;
import floorplan.store.loan.LockedLoan;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;

/** Accrues failed loans again, each in its own transaction, through the last date whose books are closed. */
final class FailedLoans {
    private static final Logger LOG = LoggerFactory.getLogger(FailedLoans.class);

    /** The most stack traces in the log, because many loans may fail for the same reason. */
    private static final int MOST_TRACES = 10;

    private static final int PAGE = 1_000;
    private static final LocalDate NO_DATE_AFTER = LocalDate.of(9999, 12, 31);

    private final AccountDatabase database;
    private final DayEndFailures failures;
    private final Loans loans;
    private final Journal journal;
    private final OpenDate openDate;
    private final AccrualStrategies accruals;

    FailedLoans(
            AccountDatabase database,
            DayEndFailures failures,
            Loans loans,
            Journal journal,
            OpenDate openDate,
            AccrualStrategies accruals) {
        this.database = database;
        this.failures = failures;
        this.loans = loans;
        this.journal = journal;
        this.openDate = openDate;
        this.accruals = accruals;
    }

    /** @param signOfLife called before each loan */
    void retry(LocalDate date, Runnable signOfLife) {
        int failedAgain = 0;
        List<Long> ids = failures.open(date, 0, PAGE);
        while (!ids.isEmpty()) {
            for (long id : ids) {
                signOfLife.run();
                RuntimeException bad = retry(id, date, reason -> {});
                if (bad != null && ++failedAgain <= MOST_TRACES) {
                    LOG.error("{}: the loan with key {} still cannot be accrued", date, id, bad);
                }
            }
            ids = failures.open(date, ids.getLast(), PAGE);
        }
        if (failedAgain > 0) {
            LOG.error("{}: {} loans still cannot be accrued", date, failedAgain);
        }
    }

    /**
     * Accrues one failed loan again.
     *
     * @param result receives, as the last step of the transaction, the reason why the loan failed again; null if it was
     *     accrued
     * @return the failure; null if the loan was accrued
     */
    @Nullable
    RuntimeException retry(long loanId, LocalDate date, Consumer<@Nullable String> result) {
        try {
            database.inTransaction(() -> {
                accrue(loanId);
                result.accept(null);
            });
            return null;
        } catch (DataIntegrityViolationException
                | IllegalArgumentException
                | ArithmeticException
                | IllegalStateException bad) {
            String reason = FailureReason.of(bad);
            database.inTransaction(() -> {
                failures.record(loanId, date, reason);
                result.accept(reason);
            });
            return bad;
        }
    }

    private void accrue(long loanId) {
        LockedLoan loan = loans.lock(loanId);
        if (loan.state().paidOff()) {
            // The loan was paid off after its failure was read, so no date is due for it.
            failures.mend(List.of(loanId), NO_DATE_AFTER);
            return;
        }
        LocalDate open = Objects.requireNonNull(openDate.hold(), "a failed loan means that a date was begun");
        AccruedThrough accrued = accruals.accrueThrough(loan.state(), open.minusDays(1));
        loans.save(loan, accrued, open);
        LoanTerms terms = loan.state().terms();
        List<JournalEntry> entries = accrued.accruals().stream()
                .flatMap(accrual -> Postings.accrual(accrual).stream())
                .toList();
        journal.post(entries, JournalSource.ofLoan(terms.loanId()), terms.loanType(), terms.currency(), open);
    }
}
