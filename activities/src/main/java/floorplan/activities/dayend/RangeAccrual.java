package floorplan.activities.dayend;

import floorplan.domain.accrual.AccrualStrategies;
import floorplan.domain.accrual.AccrualStrategies.AccruedThrough;
import floorplan.store.database.AccountDatabase;
import floorplan.store.dayend.DayEndFailures;
import floorplan.store.dayend.DueLoan;
import floorplan.store.dayend.DueLoans;
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

/** Accrues a date for a range of loans, a chunk per transaction. */
final class RangeAccrual {
    private static final Logger LOG = LoggerFactory.getLogger(RangeAccrual.class);
    private static final int MOST_LOANS = 4_000;

    /** The most loan-days of a transaction. Loans that catch up on many dates make a transaction large, too. */
    private static final int MOST_LOAN_DAYS = 20_000;

    private final AccountDatabase database;
    private final LoanRanges ranges;
    private final DueLoans loans;
    private final DayEndFailures failures;
    private final Journal journal;
    private final OpenDate openDate;
    private final AccrualStrategies accruals;

    RangeAccrual(
            AccountDatabase database,
            LoanRanges ranges,
            DueLoans loans,
            DayEndFailures failures,
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
     * Accrues the rest of the range.
     *
     * @param signOfLife called before each transaction
     */
    RangeResult accrue(LocalDate date, LoanRange range, Runnable signOfLife) {
        int most = MOST_LOANS;
        boolean searching = false;
        Optional<RangeResult> result = Optional.empty();
        while (result.isEmpty()) {
            signOfLife.run();
            try {
                result = accrueSome(date, range, most);
                most = Math.min(2 * most, MOST_LOANS);
                searching = false;
            } catch (DataIntegrityViolationException | IllegalArgumentException | ArithmeticException bad) {
                // One loan of the chunk is to blame. Smaller chunks are tried until the chunk is that loan.
                if (!searching) {
                    LOG.warn(
                            "{}: a chunk of {} loans cannot be accrued as a whole. Smaller chunks are tried",
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

    /** @return the range's result if the range is finished */
    private Optional<RangeResult> accrueSome(LocalDate date, LoanRange range, int most) {
        return database.inTransaction(() -> {
            LoanRanges.HeldRange held = hold(date, range);
            LoanRanges.HeldRange after = held.isFinished() ? held : accrueSome(held, most);
            return after.isFinished() ? Optional.of(new RangeResult(after.done(), after.failed())) : Optional.empty();
        });
    }

    private LoanRanges.HeldRange accrueSome(LoanRanges.HeldRange held, int most) {
        DueLoans.Locked locked = loans.lock(held, most);
        LoanChunk chunk = new LoanChunk();
        long through = locked.through();
        for (DueLoan loan : locked.loans()) {
            if (chunk.loanDays() >= MOST_LOAN_DAYS) {
                through = loan.id() - 1;
                break;
            }
            accrue(loan, held.date(), chunk);
        }
        write(held, locked, chunk);
        chunk.logFailed(held.date());
        return ranges.advance(held, through, chunk.done(), chunk.failed().size());
    }

    private void accrue(DueLoan loan, LocalDate date, LoanChunk chunk) {
        switch (loan) {
            case DueLoan.AccruedBefore done -> chunk.addDone();
            case DueLoan.BrokenLoan broken -> chunk.addFailed(broken.id(), broken.reason(), broken.cause());
            case DueLoan.AccruableLoan open -> accrue(open, date, chunk);
        }
    }

    private void accrue(DueLoan.AccruableLoan loan, LocalDate date, LoanChunk chunk) {
        AccruedThrough accrued;
        try {
            accrued = accruals.accrueThrough(loan.state(), date);
        } catch (RuntimeException bad) {
            // The calculation uses this loan's own values only, so every failure is this loan's.
            chunk.addFailed(loan.id(), FailureReason.of(bad), bad);
            return;
        }
        chunk.addAccrued(loan, accrued.accruals());
    }

    private void write(LoanRanges.HeldRange held, DueLoans.Locked locked, LoanChunk chunk) {
        LocalDate open = openDate.hold();
        loans.write(held, locked, chunk.accrued(), chunk.failed().keySet(), open);
        chunk.post(journal, held, open);
        chunk.failed().forEach((id, reason) -> failures.record(id, held.date(), reason));
        if (!chunk.accrued().isEmpty()) {
            Set<Long> mended = failures.open(
                    chunk.accrued().getFirst().id(), chunk.accrued().getLast().id());
            mended.retainAll(chunk.accruedIds());
            failures.mend(mended, held.date());
        }
    }

    private void failNext(LocalDate date, LoanRange range, RuntimeException bad) {
        database.inTransaction(() -> {
            LoanRanges.HeldRange held = hold(date, range);
            loans.lockNext(held).ifPresent(id -> {
                LOG.error("{}: the loan with key {} cannot be accrued", date, id, bad);
                failures.record(id, date, FailureReason.of(bad));
                ranges.advance(held, id, 0, 1);
            });
        });
    }

    private LoanRanges.HeldRange hold(LocalDate date, LoanRange range) {
        return ranges.hold(date, range.loanType(), range.round(), range.firstId());
    }
}
