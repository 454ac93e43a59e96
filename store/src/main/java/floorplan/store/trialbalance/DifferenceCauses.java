package floorplan.store.trialbalance;

import floorplan.store.database.AccountDatabase;
import floorplan.store.loan.VisibleLoans;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Finds the loans that cause a difference. It may be slow: it never runs for a date that balances. */
final class DifferenceCauses {
    /** The most loans named for a difference. A person mends these first, then runs the checks again. */
    static final int MOST = 20;

    private static final int LONGEST_NOTE = 500;

    private final AccountDatabase database;
    private final String visible;
    private final LocalDate date;
    private final WrongLoans wrongLoans;
    private final WrongEntries wrongEntries;
    private final WrongReceipts wrongReceipts;

    DifferenceCauses(AccountDatabase database, LocalDate date) {
        this.database = database;
        this.visible = VisibleLoans.condition(database);
        this.date = date;
        this.wrongLoans = new WrongLoans(database, visible);
        this.wrongEntries = new WrongEntries(database);
        this.wrongReceipts = new WrongReceipts(database);
    }

    /** A fault of one loan or entry. */
    record Finding(List<String> loans, String words) {}

    /**
     * The causes of a difference.
     *
     * @param loans their numbers, at most {@link #MOST}
     */
    record NamedCauses(List<String> loans, String note) {
        static NamedCauses of(List<Finding> faults) {
            Set<String> loans = new LinkedHashSet<>();
            Set<String> words = new LinkedHashSet<>();
            for (Finding fault : faults) {
                loans.addAll(fault.loans());
                words.add(fault.words());
            }
            String note = String.join("; ", words);
            return new NamedCauses(
                    loans.stream().limit(MOST).toList(),
                    note.length() <= LONGEST_NOTE ? note : note.substring(0, LONGEST_NOTE - 1) + "…");
        }
    }

    NamedCauses of(Check check) {
        return NamedCauses.of(
                switch (check.name()) {
                    case LOANS_DUE -> leftBehind(typeOf(check));
                    case ACCRUAL_ROWS -> ownerless();
                    case DEBITS_AND_CREDITS_OF_DATE -> wrongEntries.notInBalance(currencyOf(check), date);
                    case DEBITS_AND_CREDITS -> wrongEntries.notInBalance(currencyOf(check), null);
                    case CLOSING_BALANCE -> changedSince(ledgerOf(check));
                    case RECEIVABLE -> owedOtherwise(ledgerOf(check));
                    case OPEN_RECEIPTS -> wrongReceipts.of(currencyOf(check));
                    case RECEIPT_LINES -> ReceiptFileSums.wrong(database, date, currencyOf(check));
                    case BOOKED_ON_DATE -> bookedOtherwise(ledgerOf(check));
                });
    }

    private List<Finding> leftBehind(String loanType) {
        return database.sql("""
                        SELECT l.loan_no FROM loan l LEFT JOIN accrual a ON a.business_date = :date AND a.loan_id = l.id
                            LEFT JOIN day_end_failure f
                                ON f.loan_id = l.id AND f.business_date = :date AND f.mended_at IS NULL
                        WHERE l.loan_type = :loanType AND %s AND %s AND a.loan_id IS NULL AND f.loan_id IS NULL
                        ORDER BY l.id LIMIT :most
                        """.formatted(LoanSums.IS_DUE, visible))
                .param("date", date)
                .param("loanType", loanType)
                .param("most", MOST)
                .query((row, n) -> new Finding(
                        List.of(row.getString("loan_no")),
                        "loans have neither an accrual row of the date nor a failure"))
                .list();
    }

    private List<Finding> ownerless() {
        return database.sql("""
                        SELECT a.loan_id, l.loan_no FROM accrual a LEFT JOIN loan l ON l.id = a.loan_id
                        WHERE a.business_date = :date AND (l.id IS NULL OR NOT (%s AND %s))
                        ORDER BY a.loan_id LIMIT :most
                        """.formatted(LoanSums.IS_DUE, visible))
                .param("date", date)
                .param("most", MOST)
                .query((row, n) -> row.getString("loan_no") == null
                        ? new Finding(
                                List.of("key:" + row.getLong("loan_id")),
                                "accrual rows of the date have no loan: only the loan's key is known")
                        : new Finding(
                                List.of(row.getString("loan_no")), "the date is not due for loans that have a row"))
                .list();
    }

    /** Dates whose bookings have changed since their books were closed, with the faults found there. */
    private List<Finding> changedSince(Ledger ledger) {
        List<Finding> faults = new ArrayList<>();
        for (LocalDate changed : wrongEntries.changedDates(ledger, date)) {
            faults.add(new Finding(List.of(), "bookings on " + changed + " were changed after it was closed"));
            faults.addAll(wrongEntries.ofSingleLoans(ledger, changed));
            faults.addAll(wrongEntries.ofManyLoans(ledger, changed));
        }
        return faults;
    }

    private List<Finding> owedOtherwise(Ledger ledger) {
        List<Finding> faults = bookedOtherwise(ledger);
        faults.addAll(changedSince(ledger));
        faults.addAll(wrongEntries.ofDrawdowns(ledger));
        for (LocalDate later : wrongEntries.datesAfter(date)) {
            faults.addAll(wrongEntries.ofSingleLoans(ledger, later));
        }
        return faults;
    }

    private List<Finding> bookedOtherwise(Ledger ledger) {
        List<Finding> faults = new ArrayList<>(wrongLoans.of(ledger, date));
        faults.addAll(wrongEntries.ofSingleLoans(ledger, date));
        if (faults.isEmpty()) {
            // A fault of a single loan also makes the entry of many loans differ, so that entry is checked last.
            faults.addAll(wrongEntries.ofManyLoans(ledger, date));
        }
        return faults;
    }

    private static Ledger ledgerOf(Check check) {
        return new Ledger(currencyOf(check), Objects.requireNonNull(check.account()), typeOf(check));
    }

    private static String currencyOf(Check check) {
        return Objects.requireNonNull(check.currency());
    }

    private static String typeOf(Check check) {
        return Objects.requireNonNull(check.loanType());
    }
}
