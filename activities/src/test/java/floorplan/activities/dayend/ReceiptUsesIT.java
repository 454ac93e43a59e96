package floorplan.activities.dayend;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.devstack.TestStack;
import floorplan.domain.dayend.DayEndStatus;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.domain.receipt.PayoutKind;
import floorplan.domain.receipt.ReceiptPayer;
import floorplan.domain.repayment.Refusal;
import floorplan.domain.repayment.RefusalReason;
import floorplan.domain.repayment.ReversalKind;
import floorplan.store.TestSchema;
import floorplan.store.audit.VerifyAudit;
import floorplan.store.imports.SomeLoan;
import floorplan.workflows.receipt.PayoutResult;
import floorplan.workflows.receipt.PayoutResult.PayoutOutcome;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How unapplied receipts leave: by application, refund or return. After each test, the books of the date balance. */
class ReceiptUsesIT {
    private static final Currency CNY = Currency.getInstance("CNY");

    @RegisterExtension
    static final BooksUnderTest books = new BooksUnderTest();

    private String surplus = "";
    private String bank = "";

    /** The surplus of 1,000.00 of loan L, and 7,000.00 from a bank; the books are open from 10 March on. */
    @BeforeEach
    void receive() {
        books.empty();
        books.account.completed(loan(LoanType.DEALER, "L"), loan(LoanType.SPLIT, "M"), loan(LoanType.DEALER, "N"));
        books.closeThrough("2026-03-01", "2026-03-04");
        repay("L", 2_000_00, "2026-03-05");
        surplus = books.newest();
        repay("L", 198_160_00, "2026-03-05");
        books.closeThrough("2026-03-05", "2026-03-09");
        repay("L", 1_000_00, "2026-03-04");
        surplus = books.rows("SELECT id FROM receipt").getFirst();
        bank = books.receive(ReceiptPayer.UNKNOWN, null, 7_000_00, "2026-03-06");
    }

    private static SomeLoan loan(LoanType type, String number) {
        SomeLoan loan = BooksUnderTest.loan(type, number);
        loan.drawdownDate = "2026-03-01";
        return loan;
    }

    private static void repay(String loan, long cents, String valueDate) {
        assertThat(books.repay(loan, Payer.DEALER, CNY, cents, LocalDate.parse(valueDate)))
                .isNull();
    }

    @AfterEach
    void theBooksBalance() {
        LocalDate open =
                LocalDate.parse(books.rows("SELECT open_date FROM open_date").getFirst());
        assertThat(books.close(open)).isEqualTo(DayEndStatus.BALANCED);
        assertThat(books.count("SELECT SUM(amount) FROM journal_line WHERE account = 'UNAPPLIED_RECEIPTS'"))
                .isEqualTo(-books.count("SELECT SUM(open_amount) FROM receipt"));
    }

    private static List<String> receipt(String id) {
        return books.rows("SELECT amount, open_amount, status FROM receipt WHERE id = '" + id + "'");
    }

    private static List<String> entry(String source) {
        return books.rows("SELECT booking_date, event, account, loan_type, amount FROM journal_line WHERE source = '"
                + source + "' ORDER BY amount DESC, account");
    }

    private static void refused(@Nullable Refusal refusal, RefusalReason reason, String detail) {
        assertThat(refusal).isNotNull().satisfies(found -> {
            assertThat(found.reason()).as(found.detail()).isEqualTo(reason);
            assertThat(found.detail()).contains(detail);
        });
    }

    private static void paid(PayoutResult result) {
        assertThat(result.outcome()).as(result.summary()).isEqualTo(PayoutOutcome.PAID);
    }

    @Test
    void anApplicationIsARepaymentWhoseMoneyIsTheReceipts() {
        assertThat(books.apply(bank, "M", 3_000_00L, "2026-03-10")).isNull();

        assertThat(entry("repayment:" + books.newest()))
                .containsExactly(
                        "2026-03-10 REPAYMENT UNAPPLIED_RECEIPTS SPLIT 300000",
                        "2026-03-10 REPAYMENT DEALER_INTEREST_RECEIVABLE SPLIT -12600",
                        "2026-03-10 REPAYMENT PRINCIPAL_RECEIVABLE SPLIT -287400");
        assertThat(receipt(bank)).containsExactly("700000 400000 OPEN");
        assertThat(books.apply(bank, "N", 4_000_00L, "2026-03-10")).isNull();
        assertThat(receipt(bank)).containsExactly("700000 0 APPLIED");
        assertThat(books.rows("SELECT subject_id FROM audit WHERE action = 'APPLY_RECEIPT'"))
                .containsExactly(bank, bank);
    }

    @Test
    void withoutAnAmountItTakesWhatIsOpenOrOwed() {
        assertThat(books.apply(bank, "M", null, "2026-03-10")).isNull();
        assertThat(receipt(bank)).containsExactly("700000 0 APPLIED");
        assertThat(books.rows("SELECT amount FROM repayment_log WHERE id = '" + books.newest() + "'"))
                .containsExactly("700000");
        repay("N", 199_000_00, "2026-03-10");
        String more = books.receive(ReceiptPayer.DEALER, null, 9_000_00, "2026-03-09");
        assertThat(books.apply(more, "N", null, "2026-03-10")).isNull();
        assertThat(receipt(more)).containsExactly("900000 764000 OPEN");
        refused(books.apply(more, "N", null, "2026-03-10"), RefusalReason.LOAN_CLOSED, "paid off");
    }

    @Test
    void aLateApplicationIsACorrectionThatMovesNoCash() {
        assertThat(books.apply(bank, "M", null, "2026-03-07")).isNull();

        assertThat(entry("correction:M:1"))
                .containsExactly(
                        "2026-03-10 CORRECTION UNAPPLIED_RECEIPTS SPLIT 700000",
                        "2026-03-10 CORRECTION INTEREST_INCOME SPLIT 415",
                        "2026-03-10 CORRECTION MANUFACTURER_INTEREST_RECEIVABLE SPLIT -270",
                        "2026-03-10 CORRECTION DEALER_INTEREST_RECEIVABLE SPLIT -8545",
                        "2026-03-10 CORRECTION PRINCIPAL_RECEIVABLE SPLIT -691600");
        assertThat(receipt(bank)).containsExactly("700000 0 APPLIED");
        refused(books.apply(bank, "M", null, "2026-03-07"), RefusalReason.MORE_THAN_OPEN, "Nothing of receipt " + bank);
    }

    @Test
    void aLateApplicationWithoutAnAmountTakesWhatWasOwedThen() {
        String much = books.receive(ReceiptPayer.UNKNOWN, null, 300_000_00, "2026-03-06");

        assertThat(books.apply(much, "N", null, "2026-03-09")).isNull();

        assertThat(receipt(much)).containsExactly("30000000 9968000 OPEN");
        refused(books.apply(much, "N", null, "2026-03-09"), RefusalReason.LOAN_CLOSED, "paid off");
    }

    @Test
    void refusesWhatTheReceiptMayNotPay() {
        refused(
                books.apply(bank, "M", 7_000_01L, "2026-03-10"),
                RefusalReason.MORE_THAN_OPEN,
                "only CNY 7000.00 is open");
        refused(books.apply(bank, "X", 1L, "2026-03-10"), RefusalReason.UNKNOWN_LOAN, "X");
        refused(books.apply("f".repeat(32), "M", 1L, "2026-03-10"), RefusalReason.UNKNOWN_RECEIPT, "fff");
        refused(
                books.apply(bank, "M", 1L, "2026-03-05"),
                RefusalReason.VALUE_DATE_OUT_OF_RANGE,
                "received on 2026-03-06");
        String maker = books.receive(ReceiptPayer.MANUFACTURER, null, 1_00, "2026-03-06");
        refused(books.apply(maker, "M", 1L, "2026-03-10"), RefusalReason.OTHER_PAYER, "the dealer of loan M");
        String other = books.receive(ReceiptPayer.DEALER, "another", 1_00, "2026-03-06");
        refused(books.apply(other, "M", 1L, "2026-03-10"), RefusalReason.OTHER_PAYER, "the dealer of loan M");
        String same = books.receive(ReceiptPayer.DEALER, "dealer", 1_00, "2026-03-06");
        assertThat(books.apply(same, "M", 1L, "2026-03-10")).isNull();
        assertThat(receipt(bank)).containsExactly("700000 700000 OPEN");
    }

    @Test
    void aRefundAndAReturnCreditCash() {
        paid(books.payOut(PayoutKind.REFUND, surplus, 400_00L));
        paid(books.payOut(PayoutKind.REFUND, surplus, null));
        paid(books.payOut(PayoutKind.RETURN, bank, null));

        assertThat(receipt(bank)).containsExactly("700000 0 RETURNED");
        assertThat(books.rows("SELECT status, open_amount FROM receipt WHERE id = '" + surplus + "'"))
                .containsExactly("REFUNDED 0");
        String returned = books.rows("SELECT id FROM receipt_payout WHERE kind = 'RETURN'")
                .getFirst();
        assertThat(entry("return:" + returned))
                .containsExactly(
                        "2026-03-10 RETURN UNAPPLIED_RECEIPTS NONE 700000", "2026-03-10 RETURN CASH NONE -700000");
        assertThat(books.rows("SELECT action, outcome FROM audit WHERE subject_kind = 'receipt' ORDER BY seq"))
                .containsExactly("REFUND_RECEIPT DONE", "REFUND_RECEIPT DONE", "RETURN_RECEIPT DONE");
    }

    @Test
    void refusesAPayoutThatTheReceiptDoesNotHave() {
        assertThat(books.payOut(PayoutKind.RETURN, surplus, null).summary()).contains("Refund it");
        assertThat(books.payOut(PayoutKind.REFUND, bank, 7_000_01L).summary()).contains("only CNY 7000.00 is open");
        assertThat(books.payOut(PayoutKind.REFUND, "f".repeat(32), null).summary())
                .contains("There is no receipt");
        assertThat(books.rows("SELECT outcome FROM audit WHERE subject_kind = 'receipt'"))
                .containsOnly("REFUSED")
                .hasSize(3);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "UPDATE unapplied_receipt SET amount = amount + 1 WHERE amount < 0",
                "UPDATE receipt_payout SET reason = 'another'",
                "UPDATE receipt SET party = 'another' WHERE origin = 'BANK'",
                "DELETE FROM unapplied_receipt WHERE source LIKE 'receipt:%'",
            })
    void aChangeAfterwardsBreaksTheSealOfTheDate(String change) {
        paid(books.payOut(PayoutKind.REFUND, bank, 1_00L));
        assertThat(books.close("2026-03-10")).isEqualTo(DayEndStatus.BALANCED);
        TestSchema.clms("api");
        StringBuilder report = new StringBuilder();
        VerifyAudit audit = new VerifyAudit(TestStack.get().environment());
        assertThat(audit.verify(report)).as(report.toString()).isTrue();
        // Undone afterwards, since the books are checked once more at the end.
        books.owner
                .sql("CREATE TABLE kept_movements AS SELECT * FROM unapplied_receipt")
                .update();

        books.owner.sql(change).update();

        assertThat(audit.verify(report)).isFalse();
        assertThat(report).contains("seals the receipts booked on 2026-03-10");
        books.owner
                .sql("REPLACE INTO unapplied_receipt SELECT * FROM kept_movements")
                .update();
        books.owner.sql("DROP TABLE kept_movements").update();
    }

    /** The replays of the loan that the surplus comes from go on, although the money has left. */
    @Test
    void laterCorrectionsReckonWithoutTheMoneyThatHasLeft() {
        assertThat(books.apply(surplus, "M", 600_00L, "2026-03-10")).isNull();

        books.correctRate("L", "2026-03-01", "0.06");
        books.correctRate("L", "2026-03-01", "0.40");

        assertThat(books.rows("SELECT open_amount FROM receipt WHERE id = '" + surplus + "'"))
                .containsExactly("0");
        assertThat(books.rows("SELECT status FROM receipt WHERE id = '" + surplus + "'"))
                .containsExactly("CANCELLED");
    }

    @Test
    void aRepaymentWhoseSurplusPaysAnotherLoanIsReversedAfterThatOne() {
        assertThat(books.apply(surplus, "M", 600_00L, "2026-03-10")).isNull();
        String application = books.newest();
        assertThat(books.mayReverse(surplus, ReversalKind.BOUNCED)).isFalse();
        assertThat(books.mayReverse(surplus, ReversalKind.MISPOSTED)).isFalse();
        assertThat(books.count("SELECT COUNT(*) FROM reversal_log")).isZero();

        books.reverse(application, ReversalKind.BOUNCED);
        books.reverse(surplus, ReversalKind.BOUNCED);

        assertThat(books.rows("SELECT open_amount, status FROM receipt WHERE id = '" + surplus + "'"))
                .containsExactly("0 CANCELLED");
    }

    @Test
    void aRepaymentWhoseSurplusWasRefundedIsNotReversed() {
        paid(books.payOut(PayoutKind.REFUND, surplus, 1L));

        assertThat(books.mayReverse(surplus, ReversalKind.BOUNCED)).isFalse();
        assertThat(books.mayReverse(surplus, ReversalKind.MISPOSTED)).isFalse();
    }

    @Test
    void moneyOfARepaymentThatIsBeingReversedStays() {
        assertThat(books.mayReverse(surplus, ReversalKind.BOUNCED)).isTrue();

        refused(books.apply(surplus, "M", 1L, "2026-03-10"), RefusalReason.BEING_REVERSED, "is being reversed");
        assertThat(books.payOut(PayoutKind.REFUND, surplus, null).summary()).contains("is being reversed");
        books.reverse(surplus, ReversalKind.BOUNCED);
        refused(books.apply(surplus, "M", 1L, "2026-03-10"), RefusalReason.MORE_THAN_OPEN, "Nothing of receipt");
    }

    @Test
    void anApplicationToTheWrongLoanBecomesAReceiptOfItsOwnOfTheSamePayer() {
        assertThat(books.apply(bank, "M", 3_000_00L, "2026-03-10")).isNull();
        String application = books.newest();

        books.reverse(application, ReversalKind.MISPOSTED);

        assertThat(books.rows("SELECT origin, payer, party, open_amount FROM receipt WHERE id = '" + application + "'"))
                .containsExactly("MISPOSTED UNKNOWN null 300000");
        assertThat(receipt(bank)).containsExactly("700000 400000 OPEN");
        assertThat(books.apply(application, "N", null, "2026-03-10")).isNull();
        assertThat(receipt(application)).containsExactly("300000 0 APPLIED");
    }

    @Test
    void anApplicationOfMoneyThatWasNeverGoodCreditsCash() {
        assertThat(books.apply(bank, "M", 3_000_00L, "2026-03-10")).isNull();

        books.reverse(books.newest(), ReversalKind.BOUNCED);

        assertThat(
                        books.rows(
                                "SELECT SUM(amount) FROM journal_line WHERE account = 'CASH' AND event = 'CORRECTION' AND source = 'correction:M:1'"))
                .containsExactly("-300000");
        assertThat(receipt(bank)).containsExactly("700000 400000 OPEN");
    }

    @Test
    void theSurplusOfACorrectedApplicationIsAReceiptOfItsOwn() {
        repay("N", 193_360_00, "2026-03-10");
        assertThat(books.apply(bank, "N", null, "2026-03-10")).isNull();
        String application = books.newest();
        assertThat(receipt(bank)).containsExactly("700000 0 APPLIED");

        books.correctRate("N", "2026-03-01", "0.05");

        assertThat(books.rows("SELECT origin, payer, status FROM receipt WHERE id = '" + application + "'"))
                .containsExactly("SURPLUS UNKNOWN OPEN");
    }

    @Test
    void aSurplusMayPayTheVeryLoanItComesFrom() {
        books.correctRate("L", "2026-03-01", "0.40");
        long open = books.count("SELECT open_amount FROM receipt WHERE id = '" + surplus + "'");
        books.correctRate("L", "2026-03-01", "0.06");

        assertThat(books.count("SELECT open_amount FROM receipt WHERE id = '" + surplus + "'"))
                .isGreaterThan(open);
        refused(books.apply(surplus, "L", null, "2026-03-10"), RefusalReason.LOAN_CLOSED, "paid off");
    }
}
