package floorplan.activities.dayend;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.dayend.DayEndStatus;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.domain.receipt.PayoutKind;
import floorplan.domain.receipt.ReceiptPayer;
import floorplan.domain.repayment.ReversalKind;
import floorplan.store.imports.SomeLoan;
import floorplan.workflows.correction.CorrectionResult;
import floorplan.workflows.correction.CorrectionResult.CorrectionOutcome;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random lives of three loans and their unapplied receipts. After every step the account of unapplied receipts is the
 * sum of the open receipts; at the end every date balances, the replay of each loan agrees with its rows, and the
 * credit restored is the principal repaid.
 */
class ReceiptLivesIT {
    private static final int STEPS = 30;
    private static final List<String> LOANS = List.of("A", "B", "C");
    private static final Currency CNY = Currency.getInstance("CNY");

    @RegisterExtension
    static final BooksUnderTest books = new BooksUnderTest();

    private Random random = new Random(0);
    private LocalDate open = LocalDate.parse("2026-03-01");

    /** {@code -Dreceipt.lives=n} runs n lives; the build runs few. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("receipt.lives", 3));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void keepTheirMoney(long seed) {
        random = new Random(seed);
        books.empty();
        books.account.completed(
                loan(LoanType.DEALER, "A"), loan(LoanType.SPLIT, "B"), loan(LoanType.MANUFACTURER, "C"));
        close();
        for (int step = 0; step < STEPS; step++) {
            step();
            assertThat(books.count(
                            "SELECT COALESCE(SUM(amount), 0) FROM journal_line WHERE account = 'UNAPPLIED_RECEIPTS'"))
                    .as("step %s", step)
                    .isEqualTo(-books.count("SELECT COALESCE(SUM(open_amount), 0) FROM receipt"));
        }
        LOANS.forEach(this::replay);
        close();
        assertThat(books.credit.get())
                .as("credit restored")
                .isEqualTo(books.count("SELECT SUM(drawn - principal) FROM loan"));
    }

    private static SomeLoan loan(LoanType type, String number) {
        SomeLoan loan = BooksUnderTest.loan(type, number);
        loan.drawdownDate = "2026-03-01";
        loan.drawnCents = 1_000_00;
        return loan;
    }

    private void step() {
        switch (random.nextInt(10)) {
            case 0, 1 -> close();
            case 2, 3 -> books.repay(anyLoan(), anyPayer(), CNY, 1 + random.nextLong(800_00), anyDate());
            case 4 -> books.receive(anyReceiptPayer(), null, 1 + random.nextLong(500_00), open.toString());
            case 5, 6 -> apply();
            case 7 -> payOut();
            case 8 -> reverse();
            default -> books.correctRate(anyLoan(), anyDate().toString(), "0." + (1 + random.nextInt(9)));
        }
    }

    private void close() {
        assertThat(books.close(open)).as(open.toString()).isEqualTo(DayEndStatus.BALANCED);
        open = open.plusDays(1);
    }

    private void apply() {
        String receipt = any("SELECT id FROM receipt WHERE open_amount > 0 OR id LIKE '%1' ORDER BY id");
        if (receipt != null) {
            Long cents = random.nextBoolean() ? null : Long.valueOf(1 + random.nextLong(300_00));
            books.apply(receipt, anyLoan(), cents, anyDate().toString());
        }
    }

    private void payOut() {
        String receipt = any("SELECT id FROM receipt WHERE open_amount > 0 ORDER BY id");
        if (receipt != null) {
            boolean refund = random.nextBoolean();
            books.payOut(
                    refund ? PayoutKind.REFUND : PayoutKind.RETURN,
                    receipt,
                    refund && random.nextBoolean() ? Long.valueOf(1 + random.nextLong(50_00)) : null);
        }
    }

    /** A repayment whose surplus was applied or refunded is not reversed; any other is. */
    private void reverse() {
        String repayment = any("SELECT id FROM repayment_log WHERE status = 'APPLIED' ORDER BY id");
        ReversalKind kind = random.nextBoolean() ? ReversalKind.BOUNCED : ReversalKind.MISPOSTED;
        if (repayment != null && books.mayReverse(repayment, kind)) {
            books.reverse(repayment, kind);
        }
    }

    /**
     * Corrects the rate to the one that the loan has. This changes nothing, but replays the loan and compares it with
     * its rows.
     */
    private void replay(String loan) {
        String rate = books.rows(
                        "SELECT r.annual_rate FROM loan_rate r JOIN loan l ON l.id = r.loan_id WHERE l.loan_no = '"
                                + loan + "' AND r.effective_from = '2026-03-01'")
                .getFirst();
        CorrectionResult replayed = books.correctRate(loan, "2026-03-01", rate);
        assertThat(replayed.outcome()).as(replayed.summary()).isEqualTo(CorrectionOutcome.APPLIED);
    }

    private @Nullable String any(String sql) {
        List<String> found = books.rows(sql);
        return found.isEmpty() ? null : found.get(random.nextInt(found.size()));
    }

    private String anyLoan() {
        return LOANS.get(random.nextInt(LOANS.size()));
    }

    private Payer anyPayer() {
        return random.nextInt(4) == 0 ? Payer.MANUFACTURER : Payer.DEALER;
    }

    private ReceiptPayer anyReceiptPayer() {
        return List.of(ReceiptPayer.values()).get(random.nextInt(ReceiptPayer.values().length));
    }

    /** The open date or one of the three dates before it, not before drawdown. */
    private LocalDate anyDate() {
        LocalDate date = open.minusDays(random.nextInt(4));
        return date.isBefore(LocalDate.parse("2026-03-01")) ? open : date;
    }
}
