package floorplan.activities.dayend;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.receipt.PayoutKind;
import floorplan.domain.repayment.RefusalReason;
import floorplan.domain.repayment.ReversalKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reversals and corrections of repayments whose unapplied receipt is used, or which a receipt paid. */
class CorrectedReceiptUsesIT {
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

    /** The loan that the surplus comes from can still be corrected after the money has left. */
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
        receipts.paid(books.payOut(PayoutKind.REFUND, surplus, 1L));

        assertThat(books.mayReverse(surplus, ReversalKind.BOUNCED)).isFalse();
        assertThat(books.mayReverse(surplus, ReversalKind.MISPOSTED)).isFalse();
    }

    @Test
    void moneyOfARepaymentThatIsBeingReversedStays() {
        assertThat(books.mayReverse(surplus, ReversalKind.BOUNCED)).isTrue();

        receipts.refused(
                books.apply(surplus, "M", 1L, "2026-03-10"), RefusalReason.BEING_REVERSED, "is being reversed");
        assertThat(books.payOut(PayoutKind.REFUND, surplus, null).summary()).contains("is being reversed");
        books.reverse(surplus, ReversalKind.BOUNCED);
        receipts.refused(
                books.apply(surplus, "M", 1L, "2026-03-10"), RefusalReason.MORE_THAN_OPEN, "Nothing of receipt");
    }

    @Test
    void anApplicationToTheWrongLoanBecomesAReceiptOfItsOwnOfTheSamePayer() {
        assertThat(books.apply(bank, "M", 3_000_00L, "2026-03-10")).isNull();
        String application = books.newest();

        books.reverse(application, ReversalKind.MISPOSTED);

        assertThat(books.rows("SELECT origin, payer, party, open_amount FROM receipt WHERE id = '" + application + "'"))
                .containsExactly("MISPOSTED UNKNOWN null 300000");
        assertThat(receipts.receipt(bank)).containsExactly("700000 400000 OPEN");
        assertThat(books.apply(application, "N", null, "2026-03-10")).isNull();
        assertThat(receipts.receipt(application)).containsExactly("300000 0 APPLIED");
    }

    @Test
    void anApplicationOfMoneyThatWasNeverGoodCreditsCash() {
        assertThat(books.apply(bank, "M", 3_000_00L, "2026-03-10")).isNull();

        books.reverse(books.newest(), ReversalKind.BOUNCED);

        assertThat(
                        books.rows(
                                "SELECT SUM(amount) FROM journal_line WHERE account = 'CASH' AND event = 'CORRECTION' AND source = 'correction:M:1'"))
                .containsExactly("-300000");
        assertThat(receipts.receipt(bank)).containsExactly("700000 400000 OPEN");
    }

    @Test
    void theSurplusOfACorrectedApplicationIsAReceiptOfItsOwn() {
        receipts.repay("N", 193_360_00, "2026-03-10");
        assertThat(books.apply(bank, "N", null, "2026-03-10")).isNull();
        String application = books.newest();
        assertThat(receipts.receipt(bank)).containsExactly("700000 0 APPLIED");

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
        receipts.refused(books.apply(surplus, "L", null, "2026-03-10"), RefusalReason.LOAN_CLOSED, "paid off");
    }
}
