package floorplan.activities.dayend;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.devstack.TestStack;
import floorplan.domain.dayend.DayEndStatus;
import floorplan.domain.receipt.PayoutKind;
import floorplan.domain.receipt.ReceiptPayer;
import floorplan.domain.repayment.RefusalReason;
import floorplan.store.TestSchema;
import floorplan.store.audit.VerifyAudit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The ways in which unapplied receipts leave: application, refund and return. After each test, the books of the date
 * balance.
 */
class ReceiptUsesIT {
    @RegisterExtension
    static final BooksUnderTest books = new BooksUnderTest();

    private final ReceiptsUnderTest receipts = new ReceiptsUnderTest(books);
    private String surplus = "";
    private String bank = "";

    @BeforeEach
    void receive() {
        receipts.receive();
        surplus = receipts.surplus;
        bank = receipts.bank;
    }

    @AfterEach
    void theBooksBalance() {
        receipts.assertBalanced();
    }

    @Test
    void anApplicationIsARepaymentWhoseMoneyIsTheReceipts() {
        assertThat(books.apply(bank, "M", 3_000_00L, "2026-03-10")).isNull();

        assertThat(receipts.entry("repayment:" + books.newest()))
                .containsExactly(
                        "2026-03-10 REPAYMENT UNAPPLIED_RECEIPTS SPLIT 300000",
                        "2026-03-10 REPAYMENT DEALER_INTEREST_RECEIVABLE SPLIT -12600",
                        "2026-03-10 REPAYMENT PRINCIPAL_RECEIVABLE SPLIT -287400");
        assertThat(receipts.receipt(bank)).containsExactly("700000 400000 OPEN");
        assertThat(books.apply(bank, "N", 4_000_00L, "2026-03-10")).isNull();
        assertThat(receipts.receipt(bank)).containsExactly("700000 0 APPLIED");
        assertThat(books.rows("SELECT subject_id FROM audit WHERE action = 'APPLY_RECEIPT'"))
                .containsExactly(bank, bank);
    }

    @Test
    void withoutAnAmountItTakesWhatIsOpenOrOwed() {
        assertThat(books.apply(bank, "M", null, "2026-03-10")).isNull();
        assertThat(receipts.receipt(bank)).containsExactly("700000 0 APPLIED");
        assertThat(books.rows("SELECT amount FROM repayment_log WHERE id = '" + books.newest() + "'"))
                .containsExactly("700000");
        receipts.repay("N", 199_000_00, "2026-03-10");
        String more = books.receive(ReceiptPayer.DEALER, null, 9_000_00, "2026-03-09");
        assertThat(books.apply(more, "N", null, "2026-03-10")).isNull();
        assertThat(receipts.receipt(more)).containsExactly("900000 764000 OPEN");
        receipts.refused(books.apply(more, "N", null, "2026-03-10"), RefusalReason.LOAN_CLOSED, "paid off");
    }

    @Test
    void aLateApplicationIsACorrectionThatMovesNoCash() {
        assertThat(books.apply(bank, "M", null, "2026-03-07")).isNull();

        assertThat(receipts.entry("correction:M:1"))
                .containsExactly(
                        "2026-03-10 CORRECTION UNAPPLIED_RECEIPTS SPLIT 700000",
                        "2026-03-10 CORRECTION INTEREST_INCOME SPLIT 415",
                        "2026-03-10 CORRECTION MANUFACTURER_INTEREST_RECEIVABLE SPLIT -270",
                        "2026-03-10 CORRECTION DEALER_INTEREST_RECEIVABLE SPLIT -8545",
                        "2026-03-10 CORRECTION PRINCIPAL_RECEIVABLE SPLIT -691600");
        assertThat(receipts.receipt(bank)).containsExactly("700000 0 APPLIED");
        receipts.refused(
                books.apply(bank, "M", null, "2026-03-07"), RefusalReason.MORE_THAN_OPEN, "Nothing of receipt " + bank);
    }

    @Test
    void aLateApplicationWithoutAnAmountTakesWhatWasOwedThen() {
        String much = books.receive(ReceiptPayer.UNKNOWN, null, 300_000_00, "2026-03-06");

        assertThat(books.apply(much, "N", null, "2026-03-09")).isNull();

        assertThat(receipts.receipt(much)).containsExactly("30000000 9968000 OPEN");
        receipts.refused(books.apply(much, "N", null, "2026-03-09"), RefusalReason.LOAN_CLOSED, "paid off");
    }

    @Test
    void refusesWhatTheReceiptMayNotPay() {
        receipts.refused(
                books.apply(bank, "M", 7_000_01L, "2026-03-10"),
                RefusalReason.MORE_THAN_OPEN,
                "only CNY 7000.00 is open");
        receipts.refused(books.apply(bank, "X", 1L, "2026-03-10"), RefusalReason.UNKNOWN_LOAN, "X");
        receipts.refused(books.apply("f".repeat(32), "M", 1L, "2026-03-10"), RefusalReason.UNKNOWN_RECEIPT, "fff");
        receipts.refused(
                books.apply(bank, "M", 1L, "2026-03-05"),
                RefusalReason.VALUE_DATE_OUT_OF_RANGE,
                "received on 2026-03-06");
        String maker = books.receive(ReceiptPayer.MANUFACTURER, null, 1_00, "2026-03-06");
        receipts.refused(books.apply(maker, "M", 1L, "2026-03-10"), RefusalReason.OTHER_PAYER, "the dealer of loan M");
        String other = books.receive(ReceiptPayer.DEALER, "another", 1_00, "2026-03-06");
        receipts.refused(books.apply(other, "M", 1L, "2026-03-10"), RefusalReason.OTHER_PAYER, "the dealer of loan M");
        String same = books.receive(ReceiptPayer.DEALER, "dealer", 1_00, "2026-03-06");
        assertThat(books.apply(same, "M", 1L, "2026-03-10")).isNull();
        assertThat(receipts.receipt(bank)).containsExactly("700000 700000 OPEN");
    }

    @Test
    void aRefundAndAReturnCreditCash() {
        receipts.paid(books.payOut(PayoutKind.REFUND, surplus, 400_00L));
        receipts.paid(books.payOut(PayoutKind.REFUND, surplus, null));
        receipts.paid(books.payOut(PayoutKind.RETURN, bank, null));

        assertThat(receipts.receipt(bank)).containsExactly("700000 0 RETURNED");
        assertThat(books.rows("SELECT status, open_amount FROM receipt WHERE id = '" + surplus + "'"))
                .containsExactly("REFUNDED 0");
        String returned = books.rows("SELECT id FROM receipt_payout WHERE kind = 'RETURN'")
                .getFirst();
        assertThat(receipts.entry("return:" + returned))
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
        receipts.paid(books.payOut(PayoutKind.REFUND, bank, 1_00L));
        assertThat(books.close("2026-03-10")).isEqualTo(DayEndStatus.BALANCED);
        TestSchema.clms("api");
        StringBuilder report = new StringBuilder();
        VerifyAudit audit = new VerifyAudit(TestStack.get().environment());
        assertThat(audit.verify(report)).as(report.toString()).isTrue();
        // Changed movements are restored, because the books are checked again after each test.
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
}
