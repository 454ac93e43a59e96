package floorplan.api.dayend;

import static floorplan.domain.journal.LedgerAccount.CASH;
import static floorplan.domain.journal.LedgerAccount.DEALER_INTEREST_RECEIVABLE;
import static floorplan.domain.journal.LedgerAccount.INTEREST_INCOME;
import static floorplan.domain.journal.LedgerAccount.LATE_FEE_INCOME;
import static floorplan.domain.journal.LedgerAccount.LATE_FEE_RECEIVABLE;
import static floorplan.domain.journal.LedgerAccount.MANUFACTURER_INTEREST_RECEIVABLE;
import static floorplan.domain.journal.LedgerAccount.PENALTY_INCOME;
import static floorplan.domain.journal.LedgerAccount.PENALTY_RECEIVABLE;
import static floorplan.domain.journal.LedgerAccount.PRINCIPAL_RECEIVABLE;
import static floorplan.domain.journal.LedgerAccount.UNAPPLIED_RECEIPTS;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.devstack.BeanCheck;
import floorplan.domain.journal.LedgerAccount;
import floorplan.domain.loan.LoanType;
import floorplan.store.TestSchema;
import floorplan.store.database.AccountDatabase;
import floorplan.store.journal.DateBooks;
import floorplan.store.journal.Journal;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A date's books, verified by the real bean-check. */
class BeancountFileIT {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
    private static final LocalDate SECOND = FIRST.plusDays(1);

    private final AccountDatabase owner = TestSchema.account("owner");

    private final List<Object[]> journal = new ArrayList<>();

    @TempDir
    Path folder;

    @BeforeEach
    void books() {
        TestSchema.empty("account");
        entry(
                FIRST,
                "import:1:DEALER:CNY",
                "DRAWDOWN",
                LoanType.DEALER,
                "CNY",
                Map.of(PRINCIPAL_RECEIVABLE, 20000000, CASH, -20000000));
        entry(
                FIRST,
                "import:1:SPLIT:USD",
                "DRAWDOWN",
                LoanType.SPLIT,
                "USD",
                Map.of(PRINCIPAL_RECEIVABLE, 1234567, CASH, -1234567));
        entry(
                SECOND,
                "day-end:1-2",
                "LATE_FEE",
                LoanType.DEALER,
                "CNY",
                Map.of(LATE_FEE_RECEIVABLE, 20000, LATE_FEE_INCOME, -20000));
        entry(
                SECOND,
                "day-end:1-2",
                "PENALTY",
                LoanType.DEALER,
                "CNY",
                Map.of(PENALTY_RECEIVABLE, 33, PENALTY_INCOME, -33));
        entry(
                SECOND,
                "day-end:3-4",
                "INTEREST",
                LoanType.SPLIT,
                "USD",
                Map.of(
                        DEALER_INTEREST_RECEIVABLE,
                        1400,
                        MANUFACTURER_INTEREST_RECEIVABLE,
                        2600,
                        INTEREST_INCOME,
                        -4000));
        close(FIRST);
        close(SECOND);
    }

    private void entry(
            LocalDate booked,
            String source,
            String event,
            LoanType type,
            String currency,
            Map<LedgerAccount, Integer> lines) {
        entry(booked, source, event, type.name(), currency, lines);
    }

    private void entry(
            LocalDate booked,
            String source,
            String event,
            String type,
            String currency,
            Map<LedgerAccount, Integer> lines) {
        lines.forEach((account, cents) ->
                journal.add(new Object[] {booked, source, event, FIRST, account.name(), type, currency, cents}));
    }

    private void close(LocalDate date) {
        owner.batch("""
                INSERT INTO journal_line (booking_date, source, event, calculated_for, account, loan_type, currency, amount)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """, journal);
        journal.clear();
        owner.sql("""
                        REPLACE INTO closing_balance (business_date, currency, account, loan_type, balance)
                        SELECT :date, currency, account, loan_type, SUM(amount) FROM journal_line
                        WHERE booking_date <= :date GROUP BY currency, account, loan_type
                        """).param("date", date).update();
    }

    private String file(LocalDate date) throws IOException {
        StringWriter out = new StringWriter();
        new BeancountFile(new DateBooks(TestSchema.account("api")), date).write(out);
        return out.toString();
    }

    private String problems(String text) throws IOException {
        return BeanCheck.problems(Files.writeString(folder.resolve("journal.beancount"), text));
    }

    @Test
    void theBooksOfTheFirstDateAndOfALaterOneAreRight() throws IOException {
        assertThat(problems(file(FIRST))).isEmpty();
        String second = file(SECOND);
        assertThat(problems(second)).isEmpty();
        assertThat(second)
                .contains("2026-01-05 * \"Opening balances\"")
                .contains("""
                        2026-01-06 * "Late-fee"
                          source: "day-end:1-2"
                          event: "LATE_FEE"
                          calculated-for: 2026-01-05
                        """)
                .contains("  Assets:Receivable:Dealer-Interest:Split  14.00 USD\n")
                .contains("2026-01-07 balance Income:Interest:Split  -40.00 ~ 0.00 USD\n");
    }

    @Test
    void aCorrectionSaysFromWhenItCounts() throws IOException {
        entry(
                SECOND,
                "correction:L-1:1",
                "CORRECTION",
                LoanType.DEALER,
                "CNY",
                Map.of(INTEREST_INCOME, 6167, UNAPPLIED_RECEIPTS, -6167));
        close(SECOND);

        String file = file(SECOND);

        assertThat(problems(file)).isEmpty();
        assertThat(file).contains("""
                2026-01-06 * "Correction"
                  source: "correction:L-1:1"
                  event: "CORRECTION"
                  calculated-for: 2026-01-05
                  Income:Interest:Dealer  61.67 CNY
                  Liabilities:Unapplied-Receipts:Dealer  -61.67 CNY
                """);
    }

    @Test
    void moneyFromABankBelongsToNoLoanType() throws IOException {
        entry(
                SECOND,
                "receipt:1",
                "RECEIPT",
                Journal.NO_LOAN_TYPE,
                "CNY",
                Map.of(CASH, 700_00, UNAPPLIED_RECEIPTS, -700_00));
        close(SECOND);

        String file = file(SECOND);

        assertThat(problems(file)).isEmpty();
        assertThat(file)
                .contains("  Liabilities:Unapplied-Receipts:None  -700.00 CNY\n")
                .contains("2026-01-07 balance Assets:Cash:None  700.00 ~ 0.00 CNY\n");
    }

    @Test
    void anAmountThatIsOneCentOffIsRefused() throws IOException {
        String wrong = replaceOnce(file(SECOND), "Penalty:Dealer  0.33 CNY", "Penalty:Dealer  0.34 CNY");
        assertThat(problems(wrong)).contains("Transaction does not balance").contains("0.01 CNY");
    }

    @Test
    void aBalanceThatIsOneCentOffIsRefused() throws IOException {
        String wrong = replaceOnce(
                file(SECOND),
                "balance Income:Interest:Split  -40.00 ~ 0.00 USD",
                "balance Income:Interest:Split  -40.01 ~ 0.00 USD");
        assertThat(problems(wrong)).contains("Balance failed for 'Income:Interest:Split'");
    }

    @Test
    void anEntryThatIsLeftOutIsRefused() throws IOException {
        String right = file(SECOND);
        int begin = right.indexOf("2026-01-06 * \"Late-fee\"");
        String wrong = right.substring(0, begin) + right.substring(right.indexOf("\n\n", begin));
        assertThat(problems(wrong)).contains("Balance failed for 'Assets:Receivable:Late-Fee:Dealer'");
    }

    @Test
    void manyEntriesComeWholeAndOnce() throws IOException {
        for (int i = 0; i < 1_000; i++) {
            entry(
                    SECOND,
                    "loan:%04d".formatted(i),
                    "INTEREST",
                    LoanType.SPLIT,
                    "CNY",
                    Map.of(DEALER_INTEREST_RECEIVABLE, 1, MANUFACTURER_INTEREST_RECEIVABLE, 2, INTEREST_INCOME, -3));
        }
        close(SECOND);

        String file = file(SECOND);

        assertThat(problems(file)).isEmpty();
        assertThat(Pattern.compile("^  event: \"INTEREST\"$", Pattern.MULTILINE)
                        .matcher(file)
                        .results()
                        .count())
                .isEqualTo(1_001);
    }

    private static String replaceOnce(String text, String from, String to) {
        assertThat(text).contains(from);
        return text.replace(from, to);
    }
}
