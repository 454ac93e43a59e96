package floorplan.activities.dayend;

import floorplan.domain.accrual.AccrualStrategies;
import floorplan.domain.accrual.AccrualStrategies.ClosedThrough;
import floorplan.store.database.AccountDatabase;
import floorplan.store.dayend.DueLoan;
import floorplan.store.dayend.DueLoans;
import floorplan.store.dayend.Failures;
import floorplan.store.dayend.LoanRanges;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import floorplan.workflows.dayend.LoanRange;
import floorplan.workflows.dayend.RangeResult;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;

/** Closes a date for a range of loans, some in each transaction. */
final class RangeCloser {
    private static final Logger LOG = LoggerFactory.getLogger(RangeCloser.class);
    private static final int MOST_LOANS = 4_000;

    /** Loans that catch up on many dates make a transaction as large as many loans. */
    private static final int MOST_LOAN_DAYS = 20_000;

    private final AccountDatabase database;
    private final LoanRanges ranges;
    private final DueLoans loans;
    private final Failures failures;
    private final Journal journal;
    private final OpenDate openDate;
    private final AccrualStrategies accruals;

    RangeCloser(
            AccountDatabase database,
            LoanRanges ranges,
            DueLoans loans,
            Failures failures,
            Journal journal,
            OpenDate openDate,
            AccrualStrategies accruals) {
        this.database = database;
        this.ranges = ranges;
        this.loans = loans;
        this.failures = failures;
        this.journal = journal;
        this.openDate = openDate;
        this.accruals = accruals;
    }

    /**
     * Closes what is left of the range.
     *
     * @param signOfLife called before each transaction
     */
    RangeResult close(LocalDate date, LoanRange range, Runnable signOfLife) {
        int most = MOST_LOANS;
        boolean searching = false;
        Optional<RangeResult> result = Optional.empty();
        while (result.isEmpty()) {
            signOfLife.run();
            try {
                result = closeSome(date, range, most);
                most = Math.min(2 * most, MOST_LOANS);
                searching = false;
            } catch (DataIntegrityViolationException | IllegalArgumentException | ArithmeticException bad) {
                // One of them is to blame: fewer are tried, down to the one that is.
                if (!searching) {
                    LOG.warn(
                            "{}: a chunk of {} loans cannot be closed as a whole, fewer are tried",
                            date,
                            range.loanType(),
                            bad);
                }
                searching = true;
                if (most == 1) {
                    failNext(date, range, bad);
                }
                most = Math.max(most / 2, 1);
            }
        }
        return result.get();
    }

    /** @return the range's result if that was the last of it */
    private Optional<RangeResult> closeSome(LocalDate date, LoanRange range, int most) {
        return database.inTransaction(() -> {
            LoanRanges.Held held = hold(date, range);
            LoanRanges.Held after = held.isFinished() ? held : closeSome(held, most);
            return after.isFinished() ? Optional.of(new RangeResult(after.done(), after.failed())) : Optional.empty();
        });
    }

    private LoanRanges.Held closeSome(LoanRanges.Held held, int most) {
        DueLoans.Locked locked = loans.lock(held, most);
        LoanChunk chunk = new LoanChunk();
        long through = locked.through();
        for (DueLoan loan : locked.loans()) {
            if (chunk.loanDays() >= MOST_LOAN_DAYS) {
                through = loan.id() - 1;
                break;
            }
            close(loan, held.date(), chunk);
        }
        write(held, locked, chunk);
        chunk.logFailed(held.date());
        return ranges.advance(held, through, chunk.done(), chunk.failed().size());
    }

    private void close(DueLoan loan, LocalDate date, LoanChunk chunk) {
        switch (loan) {
            case DueLoan.Done done -> chunk.addDone();
            case DueLoan.Broken broken -> chunk.addFailed(broken.id(), broken.reason(), broken.cause());
            case DueLoan.Open open -> close(open, date, chunk);
        }
    }

    private void close(DueLoan.Open loan, LocalDate date, LoanChunk chunk) {
        ClosedThrough closed;
        try {
            closed = accruals.closeThrough(loan.state(), date);
        } catch (RuntimeException bad) {
            // Nothing but this loan's own numbers is looked at here.
            chunk.addFailed(loan.id(), FailureReason.of(bad), bad);
            return;
        }
        chunk.addClosed(loan, closed.accruals());
    }

    private void write(LoanRanges.Held held, DueLoans.Locked locked, LoanChunk chunk) {
        LocalDate open = openDate.hold();
        loans.write(held, locked, chunk.closed(), chunk.failed().keySet(), open);
        chunk.post(journal, held, open);
        chunk.failed().forEach((id, reason) -> failures.record(id, held.date(), reason));
        if (!chunk.closed().isEmpty()) {
            Set<Long> mended = failures.open(
                    chunk.closed().getFirst().id(), chunk.closed().getLast().id());
            mended.retainAll(chunk.closedIds());
            failures.mend(mended, held.date());
        }
    }

    private void failNext(LocalDate date, LoanRange range, RuntimeException bad) {
        database.inTransaction(() -> {
            LoanRanges.Held held = hold(date, range);
            loans.lockNext(held).ifPresent(id -> {
                LOG.error("{}: the loan with key {} cannot be closed", date, id, bad);
                failures.record(id, date, FailureReason.of(bad));
                ranges.advance(held, id, 0, 1);
            });
        });
    }

    private LoanRanges.Held hold(LocalDate date, LoanRange range) {
        return ranges.hold(date, range.loanType(), range.round(), range.firstId());
    }
}
