package floorplan.activities.receiptfile;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.activities.correction.LoanCorrections;
import floorplan.domain.accrual.AccrualStrategies;
import floorplan.domain.accrual.DealerAccrual;
import floorplan.domain.accrual.ManufacturerAccrual;
import floorplan.domain.accrual.SplitAccrual;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.receiptfile.ReceiptLine;
import floorplan.domain.receiptfile.ReceiptLineKind;
import floorplan.domain.repayment.Repayments;
import floorplan.store.TestSchema;
import floorplan.store.database.AccountDatabase;
import floorplan.store.imports.AccountSchema;
import floorplan.store.imports.SomeLoan;
import floorplan.store.journal.Journal;
import floorplan.store.loan.Loans;
import floorplan.store.receiptfile.PayerAccounts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rules by which receipts find their loans. Loans A and B of dealer D-1 and C of dealer D-2 are drawn on 5 January
 * at 7.2 %: A and C with 200000.00, B with 100000.00. With nothing paid, A and C owe 1080.00 of January and 1120.00 of
 * February, and B owes half of that.
 */
class MatchingIT {
    private static final AccrualStrategies ACCRUALS =
            AccrualStrategies.of(List.of(new DealerAccrual(), new ManufacturerAccrual(), new SplitAccrual()));
    private static final String REPAYMENT = "0123456789abcdef0123456789abcdef";

    private final AccountDatabase owner = TestSchema.account("owner");
    private final AccountDatabase api = TestSchema.account("api");
    private final Matching matching = matching(api);

    private static Matching matching(AccountDatabase database) {
        return new Matching(
                database,
                new Repayments(ACCRUALS, 90),
                new LoanCorrections(database, new Loans(database, loan -> {}), new Journal(database), ACCRUALS));
    }

    @BeforeEach
    void draw() {
        TestSchema.empty("account");
        new AccountSchema()
                .completed(
                        loan("A", "D-1", "LSVAA4187E2123451", 20_000_000),
                        loan("B", "D-1", "SAME", 10_000_000),
                        loan("C", "D-2", "SAME", 20_000_000));
        PayerAccounts accounts = new PayerAccounts(api);
        accounts.set("111", Payer.DEALER, "D-1", "lender");
        accounts.set("222", Payer.DEALER, "D-2", "lender");
        owner.sql("""
                        INSERT INTO repayment_log (id, client, idempotency_key, request_hash, loan_no, payer, amount, currency, status,
                            accepted_at)
                        VALUES (?, 'lender', 'k', 'h', 'B', 'DEALER', 1, 'CNY', 'REFUSED', UTC_TIMESTAMP(6))
                        """).param(REPAYMENT).update();
    }

    private static SomeLoan loan(String number, String dealer, String vin, long cents) {
        SomeLoan loan = new SomeLoan(number);
        loan.loanType = LoanType.DEALER;
        loan.dealerShare = null;
        loan.dealerId = dealer;
        loan.vin = vin;
        loan.drawnCents = cents;
        return loan;
    }

    private MatchedReceipt match(String date, String amount, String account, String loan, String vin, String text) {
        return match(null, date, amount, account, loan, vin, text);
    }

    private MatchedReceipt match(
            @Nullable Payer payer, String date, String amount, String account, String loan, String vin, String text) {
        return matching.match(List.of(line(payer, date, amount, account, loan, vin, text)))
                .getFirst();
    }

    private static ReceiptLine line(
            @Nullable Payer payer, String date, String amount, String account, String loan, String vin, String text) {
        return new ReceiptLine(
                2,
                ReceiptLineKind.RECEIPT,
                "B-1",
                "",
                LocalDate.parse(date),
                Money.of(Currency.getInstance("CNY"), new BigDecimal(amount)),
                payer,
                "",
                account,
                loan,
                vin,
                "",
                text);
    }

    private static String shown(MatchedReceipt receipt) {
        return receipt.match() == null
                ? receipt.why()
                : receipt.match().rule() + " " + receipt.match().loan().loanNo();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", emptyValue = "", textBlock = """
            A  | ''                | pays B          | LOAN_ID A
            '' | ''                | 还款：A。谢谢        | LOAN_ID A
            '' | ''                | loan:B,         | LOAN_ID B
            '' | ''                | instead of 0123456789abcdef0123456789abcdef | REPAYMENT_ID B
            '' | LSVAA4187E2123451 | ''              | VIN A
            '' | ''                | lsvaa4187e2123451 | VIN A
            X  | ''                | A               | There is no loan X. It names no payer account.
            '' | SAME              | ''              | It names no loan. More than one open loan has its VIN: B, C. It names no payer account.
            '' | OTHER             | ''              | It names no loan. No open loan has VIN OTHER. It names no payer account.
            '' | ''                | A or B          | It names more than one loan: A, B. It names no payer account.
            """)
    void takesTheFirstRuleThatNamesOneLoan(String loan, String vin, String text, String expected) {
        assertThat(shown(match("2026-03-10", "1.00", "", loan, vin, text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-10 | 202765.51 | 111 | PAYOFF A
            2026-03-10 | 202765.51 | 222 | PAYOFF C
            2026-03-10 | 1080.00   | 111 | INTEREST_DUE A
            2026-03-10 | 2200.00   | 111 | INTEREST_DUE A
            2026-03-10 | 540.00    | 111 | INTEREST_DUE B
            2026-03-10 | 1080.01   | 111 | It names no loan. The amount is neither the payoff nor the interest due of an open loan of D-1.
            2026-03-10 | 202765.51 | 333 | It names no loan. Account 333 is not known as a payer's.
            2026-03-10 | 202765.51 | ''  | It names no loan. It names no payer account.
            2026-01-01 | 1080.00   | 111 | It names no loan. The amount is neither the payoff nor the interest due of an open loan of D-1.
            """)
    void comparesAmountsOnlyWithTheLoansOfAKnownPayer(String date, String amount, String account, String expected) {
        assertThat(shown(match(date, amount, account, "", "", ""))).isEqualTo(expected);
    }

    @Test
    void namesEachCandidateWhereSeveralLoansFit() {
        new AccountSchema().completed(loan("E", "D-1", "E", 20_000_000));

        MatchedReceipt both = match("2026-03-10", "1080.00", "111", "", "", "");

        assertThat(both.match()).isNull();
        assertThat(both.candidates())
                .extracting(
                        candidate -> candidate.rule() + " " + candidate.loan().loanNo())
                .containsExactly("INTEREST_DUE A", "INTEREST_DUE E");
        assertThat(both.why())
                .isEqualTo(
                        "It names no loan. The amount is the payoff or the interest due of more than one loan of D-1: A, E.");
    }

    @Test
    void takesTheStatedPayerThenThatOfTheAccountThenTheDealer() {
        new PayerAccounts(api).set("111", Payer.MANUFACTURER, "maker", "lender");

        assertThat(match(Payer.DEALER, "2026-03-10", "1.00", "111", "A", "", "").payer())
                .isEqualTo(Payer.DEALER);
        assertThat(match("2026-03-10", "1.00", "111", "A", "", "").payer()).isEqualTo(Payer.MANUFACTURER);
        assertThat(match("2026-03-10", "1.00", "", "A", "", "").payer()).isEqualTo(Payer.DEALER);
        assertThat(shown(match(Payer.DEALER, "2026-03-10", "1080.00", "111", "", "", "")))
                .as("the account of another payer decides nothing")
                .endsWith("Account 111 is known as the manufacturer's, and the line states another payer.");
    }

    @Test
    void comparesTheAmountsOfADateThatIsAccrued() {
        try (FilesUnderTest files = new FilesUnderTest()) {
            pay(files, "P-1", "2026-03-12", "1.00");
        }

        assertThat(shown(match("2026-03-10", "202765.51", "111", "", "", ""))).isEqualTo("PAYOFF A");
    }

    @Test
    void readsALoanAtOneMomentWhileItIsRepaid() {
        try (FilesUnderTest files = new FilesUnderTest()) {
            pay(files, "P-1", "2026-03-12", "1.00");
            WorkBetween repaid = new WorkBetween(
                    TestSchema.connections("account", "api"),
                    "FROM repayment_log r LEFT JOIN reversal_log",
                    () -> pay(files, "P-2", "2026-03-12", "2.00"));

            MatchedReceipt found = matching(new AccountDatabase(repaid))
                    .match(List.of(line(null, "2026-03-10", "202765.51", "111", "", "", "")))
                    .getFirst();

            assertThat(repaid.isDone()).isTrue();
            assertThat(shown(found)).isEqualTo("PAYOFF A");
        }
    }

    /** The payoff of 10 March is the smaller principal of then, 192765.51; today's is 200000.00 again. */
    @Test
    void findsAnEarlierPayoffOfALoanWhoseMoneyWasTakenBackSince() {
        try (FilesUnderTest files = new FilesUnderTest()) {
            pay(files, "P-1", "2026-03-10", "10000.00");
            pay(files, "P-2", "2026-03-12", "1.00");
        }
        takeBack("P-1", "2026-03-12");

        assertThat(shown(match("2026-03-10", "192765.51", "111", "", "", ""))).isEqualTo("PAYOFF A");
        assertThat(shown(match("2026-03-10", "200000.00", "111", "", "", ""))).contains("neither the payoff");
    }

    /** A receipt that names loan A, from the bank to the loan. */
    private static void pay(FilesUnderTest files, String reference, String date, String amount) {
        files.book(
                "receipts=1/" + amount + ", returns=0/0",
                FilesUnderTest.csv("%s,RECEIPT,%s,%s,CNY,,A,,,".formatted(reference, date, amount)));
    }

    /** Reverses a receipt's repayment as it was done before there were corrections: its money leaves on this date. */
    private void takeBack(String reference, String date) {
        String repayment = owner.sql("SELECT repayment_id FROM receipt_file_line WHERE bank_reference = ?")
                .param(reference)
                .query(String.class)
                .single();
        for (String sql : List.of("""
                INSERT INTO reversal_log (repayment_id, client, reason, status, effective_date, booking_date, apply_sequence,
                    accepted_at, decided_at)
                SELECT r.id, 'test', 'bounced', 'APPLIED', :date, :date, l.version + 1, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6)
                FROM repayment_log r JOIN loan l ON l.id = r.loan_id WHERE r.id = :id
                """, """
                UPDATE period_paid p JOIN repayment_interest i ON i.repayment_id = :id AND i.month = p.month
                    JOIN repayment_log r ON r.id = :id AND r.loan_id = p.loan_id AND r.value_date < :date
                SET p.dealer_paid = p.dealer_paid - i.amount
                """, """
                UPDATE loan l JOIN repayment_log r ON r.id = :id AND r.loan_id = l.id AND r.value_date < :date
                SET r.status = 'REVERSED', l.principal = l.principal + r.principal, l.penalty_paid = l.penalty_paid - r.penalty,
                    l.late_fee_paid = l.late_fee_paid - r.late_fee, l.dealer_interest_paid = l.dealer_interest_paid - r.interest,
                    l.version = l.version + 1
                """)) {
            assertThat(owner.sql(sql).param("id", repayment).param("date", date).update())
                    .isPositive();
        }
    }
}
