package floorplan.activities.dayend;

import floorplan.domain.accrual.Accrual;
import floorplan.domain.journal.JournalEntry;
import floorplan.domain.journal.JournalSource;
import floorplan.domain.journal.Postings;
import floorplan.store.dayend.DueLoan;
import floorplan.store.dayend.DueLoans;
import floorplan.store.dayend.LoanRanges;
import floorplan.store.journal.Journal;
import floorplan.workflows.LogIds;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The loans that one transaction accrues. */
final class LoanChunk {
    private static final Logger LOG = LoggerFactory.getLogger(LoanChunk.class);

    private final List<DueLoans.AccruedLoan> accrued = new ArrayList<>();
    private final Map<Long, String> failed = new TreeMap<>();
    private final Map<Currency, Map<LocalDate, Accrual>> posted =
            new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
    private @Nullable RuntimeException firstFailure;
    private long done;
    private long loanDays;

    void addDone() {
        done++;
    }

    void addFailed(long loanId, String reason, RuntimeException bad) {
        failed.put(loanId, reason);
        firstFailure = firstFailure == null ? bad : firstFailure;
    }

    /**
     * Logs one line for all failures, with the stack trace of the first, because many loans may fail for the same
     * reason.
     */
    void logFailed(LocalDate date) {
        if (!failed.isEmpty()) {
            String keys = LogIds.some(failed.keySet());
            LOG.error("{}: {} loans cannot be accrued, with the keys {}", date, failed.size(), keys, firstFailure);
        }
    }

    void addAccrued(DueLoan.AccruableLoan loan, List<Accrual> accruals) {
        accrued.add(new DueLoans.AccruedLoan(loan.id(), loan.newest(), accruals));
        done++;
        loanDays += accruals.size();
        Map<LocalDate, Accrual> byDate =
                posted.computeIfAbsent(loan.state().terms().currency(), currency -> new HashMap<>());
        for (Accrual accrual : accruals) {
            byDate.merge(accrual.date(), accrual, LoanChunk::sum);
        }
    }

    private static Accrual sum(Accrual some, Accrual more) {
        return new Accrual(
                some.date(),
                Math.addExact(some.lateFee(), more.lateFee()),
                Math.addExact(some.dealerInterest(), more.dealerInterest()),
                Math.addExact(some.manufacturerInterest(), more.manufacturerInterest()),
                Math.addExact(some.penalty(), more.penalty()),
                // Running sums are per loan; they are not aggregated.
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }

    /** The number of loans for which the date is accrued, by this chunk or before it. */
    long done() {
        return done;
    }

    long loanDays() {
        return loanDays;
    }

    List<DueLoans.AccruedLoan> accrued() {
        return accrued;
    }

    Set<Long> accruedIds() {
        return accrued.stream().map(DueLoans.AccruedLoan::id).collect(Collectors.toSet());
    }

    /** The reasons of the failures, by loan key. */
    Map<Long, String> failed() {
        return failed;
    }

    /**
     * Posts an entry for all loans of a currency and date. The entry's source is unique, because a date is accrued once
     * per loan.
     */
    void post(Journal journal, LoanRanges.HeldRange range, @Nullable LocalDate openDate) {
        posted.forEach((currency, byDate) -> {
            JournalSource source = JournalSource.ofDayEnd(
                    range.date(),
                    range.loanType(),
                    currency,
                    accrued.getFirst().id(),
                    accrued.getLast().id());
            List<JournalEntry> entries = byDate.values().stream()
                    .sorted(Comparator.comparing(Accrual::date))
                    .flatMap(accrual -> Postings.accrual(accrual).stream())
                    .toList();
            journal.post(entries, source, range.loanType(), currency, openDate);
        });
    }
}
