package floorplan.activities.dayend;

import floorplan.activities.bulk.BulkRounds;
import floorplan.domain.accrual.AccrualStrategies;
import floorplan.domain.bulk.ItemOutcome;
import floorplan.store.bulk.BulkRequest;
import floorplan.store.bulk.BulkRequest.Item;
import floorplan.store.database.AccountDatabase;
import floorplan.store.dayend.DayEndFailures;
import floorplan.store.dayend.FailureBulks;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import floorplan.store.loan.Loans;
import floorplan.workflows.bulk.BulkStanding;
import floorplan.workflows.bulk.BulkSteps;
import floorplan.workflows.dayend.DayEnds;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** Retries many failed loans of a date, then has the date's day-end repeat its checks. */
public final class FailureBulkActivities implements BulkSteps {
    private final DayEndFailures failures;
    private final FailedLoans loans;
    private final FailureBulks bulks;
    private final DayEnds dayEnds;
    private final BulkRounds rounds;

    public FailureBulkActivities(
            AccountDatabase database,
            Loans loans,
            Journal journal,
            OpenDate openDate,
            AccrualStrategies accruals,
            DayEnds dayEnds) {
        this.failures = new DayEndFailures(database);
        this.loans = new FailedLoans(database, failures, loans, journal, openDate, accruals);
        this.bulks = new FailureBulks(database);
        this.dayEnds = dayEnds;
        this.rounds = new BulkRounds(bulks.bulks());
    }

    @Override
    public BulkStanding advance(String id) {
        return rounds.round(
                id,
                this::retry,
                bulk -> {},
                bulk -> dayEnds.recheck(date(bulk), bulk.asked().askedBy()));
    }

    private void retry(BulkRequest bulk, List<Item> items) {
        for (Item item : items) {
            failures.open(date(bulk), item.subject())
                    .ifPresentOrElse(
                            loan -> retry(bulk, item, loan),
                            () -> bulks.settle(
                                    bulk.asked(), item, ItemOutcome.SKIPPED, "accrued by somebody else meanwhile"));
        }
    }

    private void retry(BulkRequest bulk, Item item, long loan) {
        loans.retry(
                loan,
                date(bulk),
                reason -> bulks.settle(
                        bulk.asked(), item, reason == null ? ItemOutcome.DONE : ItemOutcome.FAILED, reason));
    }

    private static LocalDate date(BulkRequest bulk) {
        return Objects.requireNonNull(bulk.asked().businessDate());
    }
}
