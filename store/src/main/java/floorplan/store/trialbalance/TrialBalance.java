package floorplan.store.trialbalance;

import floorplan.domain.journal.LedgerAccount;
import floorplan.store.database.AccountDatabase;
import floorplan.store.journal.BooksSnapshot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Proves the books of a closed date. Every figure is added up anew from the tables at one moment, except the closing
 * balances kept for the day before. The money rules list the comparisons, under "Trial balance of a date".
 */
public final class TrialBalance {
    private final AccountDatabase database;
    private final BooksSnapshot snapshot;
    private final TrialBalanceRuns runs;

    public TrialBalance(AccountDatabase database) {
        this.database = database;
        this.snapshot = new BooksSnapshot(database);
        this.runs = new TrialBalanceRuns(database);
    }

    /**
     * Checks the books of a date and stores the result as the date's next run.
     *
     * @param date one that the open date has moved past
     * @return whether every check holds
     */
    public boolean run(LocalDate date) {
        TrialBalanceResult books = check(TrialBalanceFigures.read(snapshot, database, date));
        runs.keep(date, books.hold() ? books : explained(books, date));
        return books.hold();
    }

    private static TrialBalanceResult check(TrialBalanceFigures figures) {
        List<Check> checks = new ArrayList<>(debitsAndCredits(figures.journal()));
        checks.addAll(closings(figures.journal(), figures.closingsBefore()));
        checks.addAll(receivables(figures.journal(), figures.loans()));
        checks.addAll(openReceipts(figures.journal(), figures.loans()));
        checks.addAll(figures.files().checks());
        checks.addAll(booked(figures.journal(), figures.loans()));
        checks.addAll(due(figures.loans()));
        Map<Ledger, BigDecimal> closings = new TreeMap<>();
        figures.closingsBefore().keySet().forEach(ledger -> closings.put(ledger, BigDecimal.ZERO));
        figures.journal().forEach((ledger, sum) -> closings.put(ledger, sum.through()));
        return new TrialBalanceResult(checks, closings);
    }

    /** Names the loans that cause the differences. A later snapshot still shows the causes. */
    private TrialBalanceResult explained(TrialBalanceResult books, LocalDate date) {
        Supplier<List<Check>> causes = () -> {
            DifferenceCauses finder = new DifferenceCauses(database, date);
            return books.checks().stream()
                    .map(check -> check.holds() ? check : check.causedBy(finder.of(check)))
                    .toList();
        };
        return new TrialBalanceResult(snapshot.read(List.of(causes)).getFirst(), books.closings());
    }

    private static List<Check> debitsAndCredits(Map<Ledger, JournalSums.Sum> journal) {
        Set<String> currencies = new TreeSet<>();
        journal.keySet().forEach(ledger -> currencies.add(ledger.currency()));
        List<Check> checks = new ArrayList<>();
        for (String currency : currencies) {
            BigDecimal debitsOfDate = BigDecimal.ZERO;
            BigDecimal ofDate = BigDecimal.ZERO;
            BigDecimal debits = BigDecimal.ZERO;
            BigDecimal overall = BigDecimal.ZERO;
            for (Map.Entry<Ledger, JournalSums.Sum> entry : journal.entrySet()) {
                if (entry.getKey().currency().equals(currency)) {
                    debitsOfDate = debitsOfDate.add(entry.getValue().debitsOfDate());
                    ofDate = ofDate.add(entry.getValue().ofDate());
                    debits = debits.add(entry.getValue().debits());
                    overall = overall.add(entry.getValue().overall());
                }
            }
            checks.add(Check.ofCurrency(
                    CheckName.DEBITS_AND_CREDITS_OF_DATE, currency, debitsOfDate, debitsOfDate.subtract(ofDate)));
            checks.add(Check.ofCurrency(CheckName.DEBITS_AND_CREDITS, currency, debits, debits.subtract(overall)));
        }
        return checks;
    }

    private static List<Check> closings(Map<Ledger, JournalSums.Sum> journal, Map<Ledger, BigDecimal> before) {
        Set<Ledger> ledgers = new TreeSet<>(journal.keySet());
        ledgers.addAll(before.keySet());
        return ledgers.stream()
                .map(ledger -> {
                    JournalSums.Sum sum = journal.getOrDefault(ledger, JournalSums.Sum.NOTHING);
                    BigDecimal expected =
                            before.getOrDefault(ledger, BigDecimal.ZERO).add(sum.ofDate());
                    return Check.of(CheckName.CLOSING_BALANCE, ledger, expected, sum.through());
                })
                .toList();
    }

    private static List<Check> receivables(Map<Ledger, JournalSums.Sum> journal, LoanSums loans) {
        Set<Ledger> ledgers = new TreeSet<>(loans.owed.keySet());
        journal.keySet().stream().filter(TrialBalance::isKeptByLoan).forEach(ledgers::add);
        return ledgers.stream()
                .map(ledger -> Check.of(
                        CheckName.RECEIVABLE,
                        ledger,
                        loans.owed.getOrDefault(ledger, BigDecimal.ZERO),
                        journal.getOrDefault(ledger, JournalSums.Sum.NOTHING).overall()))
                .toList();
    }

    private static List<Check> openReceipts(Map<Ledger, JournalSums.Sum> journal, LoanSums loans) {
        Map<String, BigDecimal> unapplied = new TreeMap<>();
        loans.openReceipts.keySet().forEach(currency -> unapplied.put(currency, BigDecimal.ZERO));
        journal.forEach((ledger, sum) -> {
            if (ledger.account().equals(LedgerAccount.UNAPPLIED_RECEIPTS.name())) {
                unapplied.merge(ledger.currency(), sum.overall(), BigDecimal::add);
            }
        });
        return unapplied.entrySet().stream()
                .map(account -> Check.ofCurrency(
                        CheckName.OPEN_RECEIPTS,
                        account.getKey(),
                        loans.openReceipts
                                .getOrDefault(account.getKey(), BigDecimal.ZERO)
                                .negate(),
                        account.getValue()))
                .toList();
    }

    /**
     * Returns whether other rows give the account's balance too: those of loans for receivables, the movements of
     * receipts for unapplied receipts.
     */
    private static boolean isKeptByLoan(Ledger ledger) {
        return switch (LedgerAccount.valueOf(ledger.account())) {
            case PRINCIPAL_RECEIVABLE,
                    DEALER_INTEREST_RECEIVABLE,
                    MANUFACTURER_INTEREST_RECEIVABLE,
                    PENALTY_RECEIVABLE,
                    LATE_FEE_RECEIVABLE,
                    UNAPPLIED_RECEIPTS -> true;
            case CASH, INTEREST_INCOME, PENALTY_INCOME, LATE_FEE_INCOME -> false;
        };
    }

    private static List<Check> booked(Map<Ledger, JournalSums.Sum> journal, LoanSums loans) {
        Set<Ledger> ledgers = new TreeSet<>(loans.booked.keySet());
        ledgers.addAll(journal.keySet());
        return ledgers.stream()
                .map(ledger -> Check.of(
                        CheckName.BOOKED_ON_DATE,
                        ledger,
                        loans.booked.getOrDefault(ledger, BigDecimal.ZERO),
                        journal.getOrDefault(ledger, JournalSums.Sum.NOTHING).accrued()))
                .toList();
    }

    private static List<Check> due(LoanSums loans) {
        List<Check> checks = new ArrayList<>();
        BigDecimal rows = BigDecimal.ZERO;
        for (Map.Entry<String, LoanSums.Due> entry : loans.due.entrySet()) {
            LoanSums.Due due = entry.getValue();
            checks.add(Check.ofLoans(
                    CheckName.LOANS_DUE,
                    entry.getKey(),
                    due.loans(),
                    due.accrued().add(due.failed())));
            rows = rows.add(due.accrued());
        }
        checks.add(Check.ofLoans(CheckName.ACCRUAL_ROWS, null, rows, loans.accrualRows));
        return checks;
    }
}
