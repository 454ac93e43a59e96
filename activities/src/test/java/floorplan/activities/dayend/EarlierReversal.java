package floorplan.activities.dayend;

import java.time.LocalDate;
import java.util.List;

/**
 * Writes the rows of a reversal as they were written before there were corrections: the money is taken back on the open
 * date, and a loan that it had paid off accrues nothing for the dates between. Such reversals stay inputs of their
 * date.
 */
final class EarlierReversal {
    private EarlierReversal() {}

    /** Takes back a dealer's repayment that paid off its loan, the only one, after that date's books were closed. */
    static void of(BooksUnderTest books, String repaymentId) {
        LocalDate open =
                LocalDate.parse(books.rows("SELECT open_date FROM open_date").getFirst());
        LocalDate paidOffOn =
                LocalDate.parse(books.rows("SELECT closed_on FROM loan").getFirst());
        paidOffOn.datesUntil(open).forEach(date -> change(books, """
                INSERT INTO accrual
                SELECT :date, loan_id, :open, 0, 0, 0, 0, interest_sum, penalty_sum, late_fee_total, dealer_interest_total,
                    manufacturer_interest_total, penalty_total, dealer_interest_to_last_month,
                    manufacturer_interest_to_last_month, dealer_interest_to_month_before_last
                FROM accrual WHERE business_date = :date - INTERVAL 1 DAY
                """, repaymentId, open, date));
        for (String sql : List.of(
                """
                INSERT INTO reversal_log (repayment_id, client, reason, status, restarted, effective_date, booking_date,
                    apply_sequence, accepted_at, decided_at)
                SELECT :id, 'test', 'bounced', 'APPLIED', TRUE, :open, :open, l.version + 1, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6)
                FROM loan l
                """,
                """
                INSERT INTO journal_line
                SELECT :open, CONCAT('reversal:', :id), 'REVERSAL', :open, account, loan_type, currency, -amount
                FROM journal_line WHERE source = CONCAT('repayment:', :id)
                """,
                "UPDATE period_paid p JOIN repayment_interest i ON i.repayment_id = :id AND i.month = p.month "
                        + "SET p.dealer_paid = p.dealer_paid - i.amount",
                """
                UPDATE loan l JOIN repayment_log r ON r.id = :id
                SET r.status = 'REVERSED', l.principal = l.principal + r.principal, l.penalty_paid = l.penalty_paid - r.penalty,
                    l.late_fee_paid = l.late_fee_paid - r.late_fee, l.dealer_interest_paid = l.dealer_interest_paid - r.interest,
                    l.closed_on = NULL, l.accrued_through = :open - INTERVAL 1 DAY,
                    l.restarted_after = :open - INTERVAL 1 DAY, l.version = l.version + 1
                """)) {
            change(books, sql, repaymentId, open, open);
        }
    }

    private static void change(BooksUnderTest books, String sql, String repaymentId, LocalDate open, LocalDate date) {
        books.owner
                .sql(sql)
                .param("id", repaymentId)
                .param("open", open)
                .param("date", date)
                .update();
    }
}
