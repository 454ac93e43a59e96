package floorplan.store.repayment;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.Allocation;
import floorplan.domain.repayment.FromReceipt;
import floorplan.store.database.AccountDatabase;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The log rows of the repayments that a bank's file makes. */
public final class FileRepayments {
    private final AccountDatabase database;

    public FileRepayments(AccountDatabase database) {
        this.database = database;
    }

    /**
     * A repayment that a locked loan has taken.
     *
     * @param loanKey the loan's key in the database
     * @param applySequence its place among the inputs of the loan
     */
    public record AppliedRow(
            AcceptedRepayment repayment,
            long loanKey,
            String dealerId,
            String manufacturerId,
            LocalDate valueDate,
            LocalDate bookingDate,
            Allocation allocation,
            long applySequence) {}

    /**
     * Logs repayments as applied. Must run in the transaction that applies them.
     *
     * @throws org.springframework.dao.DuplicateKeyException if one of them is logged already
     */
    public void add(long fileSeq, List<AppliedRow> rows) {
        database.batch("""
                INSERT INTO repayment_log (id, client, idempotency_key, request_hash, loan_no, payer, amount, currency,
                    stated_value_date, back_dating, listed_value_date, status, accepted_at, decided_at, dealer_id,
                    manufacturer_id, receipt_id, at_most, loan_id, value_date, booking_date, penalty, late_fee, interest,
                    principal, apply_sequence, file_seq)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'APPLIED', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), ?, ?, ?, TRUE, ?, ?, ?, ?,
                    ?, ?, ?, ?, ?)
                """, rows.stream().map(row -> values(fileSeq, row)).toList());
        database.batch(
                "INSERT INTO repayment_interest (repayment_id, month, amount) VALUES (?, ?, ?)",
                rows.stream()
                        .flatMap(row -> row.allocation().interest().stream().map(part -> new Object[] {
                            row.repayment().repaymentId(), part.month().atDay(1), part.cents()
                        }))
                        .toList());
    }

    private static @Nullable Object[] values(long fileSeq, AppliedRow row) {
        AcceptedRepayment repayment = row.repayment();
        FromReceipt from = Objects.requireNonNull(repayment.from());
        Allocation parts = row.allocation();
        return new @Nullable Object[] {
            repayment.repaymentId(),
            repayment.client(),
            repayment.idempotencyKey(),
            repayment.requestHash(),
            repayment.loanId(),
            repayment.payer().name(),
            parts.total(),
            repayment.amount().currency().getCurrencyCode(),
            repayment.valueDate(),
            repayment.backDating().name(),
            row.valueDate(),
            row.dealerId(),
            row.manufacturerId(),
            from.receiptId(),
            row.loanKey(),
            row.valueDate(),
            row.bookingDate(),
            parts.penalty(),
            parts.lateFee(),
            parts.interestTotal(),
            parts.principal(),
            row.applySequence(),
            fileSeq
        };
    }

    /** Makes a file the owner of a repayment that was logged on its own. */
    public void own(long fileSeq, String repaymentId) {
        database.sql("UPDATE repayment_log SET file_seq = :file WHERE id = :id")
                .param("file", fileSeq)
                .param("id", repaymentId)
                .update();
    }

    /** Some of a file's applied repayments that the credit side was not told of. */
    public List<CreditMovement> unsent(long fileSeq, int most) {
        return database.sql("""
                        SELECT r.id, r.loan_no, r.dealer_id, r.currency, COALESCE(r.credit, r.principal) AS credited, r.value_date
                        FROM repayment_log r FORCE INDEX (repayment_by_sending)
                        WHERE r.sent_at IS NULL AND r.status IN ('APPLIED', 'REVERSED') AND r.file_seq = :file LIMIT :most
                        """)
                .param("file", fileSeq)
                .param("most", most)
                .query((row, n) -> CreditMovement.restoration(
                        row.getString("id"),
                        row.getString("loan_no"),
                        row.getString("dealer_id"),
                        new Money(Currency.getInstance(row.getString("currency")), row.getLong("credited")),
                        row.getObject("value_date", LocalDate.class)))
                .list();
    }
}
