package floorplan.store.receipt;

import floorplan.domain.journal.JournalSource;
import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.receipt.ReceiptOrigin;
import floorplan.domain.receipt.ReceiptPayer;
import floorplan.domain.receipt.ReceiptStatus;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.RowLock;
import floorplan.store.journal.Journal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The unapplied receipts: a header for each, and its movements. Every method must run in the caller's transaction,
 * which also posts the journal entry with the same source.
 *
 * <p><b>Lock order</b>, the same in every transaction, so that none waits for another in a circle:
 *
 * <ol>
 *   <li>the row of a bank's file, or the rows of its lines;
 *   <li>the log rows of reversals, then of repayments;
 *   <li>the rows of loans, in the order of their keys: the loan that the receipt comes from, and the loan that takes
 *       the money;
 *   <li>the receipt's row; of several receipts, in the order of their ids;
 *   <li>the open date.
 * </ol>
 *
 * The loan that a receipt comes from is locked because a correction of that loan computes the surplus anew from the
 * money that has left it. A correction holds that loan and changes only receipts of that loan, so nobody else holds or
 * waits for their rows: it may therefore take them after the open date.
 */
public final class Receipts {
    private static final String ROW = """
            SELECT id, origin, loan_id, payer, party, currency, open_amount, received_on,
                (SELECT l.loan_type FROM loan l WHERE l.id = loan_id) AS loan_type
            FROM receipt WHERE id = :id
            """;

    private static final int LONGEST_NOTE = 500;

    private final AccountDatabase database;

    public Receipts(AccountDatabase database) {
        this.database = database;
    }

    /**
     * Adds money from a bank.
     *
     * @param source the journal entry that books all of it
     * @throws org.springframework.dao.DuplicateKeyException if one of the receipts is there already
     */
    public void receive(List<NewReceipt> receipts, JournalSource source, LocalDate bookingDate) {
        List<@Nullable Object[]> headers = new ArrayList<>();
        List<Object[]> movements = new ArrayList<>();
        for (NewReceipt receipt : receipts) {
            String currency = receipt.amount().currency().getCurrencyCode();
            long cents = receipt.amount().cents();
            String payer = receipt.payer().name();
            headers.add(new @Nullable Object[] {
                receipt.id(),
                receipt.account(),
                payer,
                receipt.party(),
                currency,
                cents,
                cents,
                receipt.receivedOn(),
                receipt.note()
            });
            movements.add(
                    new Object[] {receipt.id(), source.text(), payer, Journal.NO_LOAN_TYPE, currency, cents, bookingDate
                    });
        }
        database.batch("""
                INSERT INTO receipt (id, account, origin, payer, party, currency, amount, open_amount, received_on, status, note, created_at)
                VALUES (?, ?, 'BANK', ?, ?, ?, ?, ?, ?, 'OPEN', ?, UTC_TIMESTAMP(6))
                """, headers);
        database.batch("""
                INSERT INTO unapplied_receipt (receipt_id, source, payer, loan_type, currency, amount, booking_date)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """, movements);
    }

    /**
     * Locks a receipt, after the loan that it comes from and the loans that are to take its money. Empty if there is no
     * such receipt.
     *
     * @param takers the database's keys of those loans
     */
    public Optional<LockedReceipt> lock(String receiptId, Collection<Long> takers) {
        NavigableSet<Long> loans = new TreeSet<>(takers);
        loanOf(receiptId).ifPresent(loans::add);
        loans.forEach(this::lockLoan);
        return database.locking(
                        "the receipt",
                        ROW,
                        RowLock.EXCLUSIVE,
                        query -> query.param("id", receiptId)
                                .query((row, n) -> locked(row))
                                .optional())
                .map(this::withLatestBooking);
    }

    /**
     * Locks receipts from a bank in the order of their ids. The caller has locked the loans that are to take their
     * money.
     *
     * @return the receipts by id; unknown ones are missing
     */
    public Map<String, LockedReceipt> lockAll(Collection<String> receiptIds) {
        if (receiptIds.isEmpty()) {
            return Map.of();
        }
        List<LockedReceipt> rows = database.locking(
                "a receipt",
                """
                SELECT id, origin, loan_id, payer, party, currency, open_amount, received_on, NULL AS loan_type
                FROM receipt WHERE id IN (:ids) ORDER BY id
                """,
                RowLock.EXCLUSIVE,
                query -> query.param("ids", receiptIds)
                        .query((row, n) -> locked(row))
                        .list());
        Map<String, LocalDate> latest = new HashMap<>();
        database.sql("""
                        SELECT receipt_id, MAX(booking_date) AS latest FROM unapplied_receipt
                        WHERE receipt_id IN (:ids) GROUP BY receipt_id
                        """).param("ids", receiptIds).query(row -> {
            latest.put(row.getString("receipt_id"), row.getObject("latest", LocalDate.class));
        });
        Map<String, LockedReceipt> receipts = new TreeMap<>();
        rows.forEach(
                row -> receipts.put(row.id(), row.bookedThrough(latest.getOrDefault(row.id(), row.latestBooking()))));
        return receipts;
    }

    /** Reads a receipt as {@link #lock} does, without a lock. */
    public Optional<LockedReceipt> unlocked(String receiptId) {
        return database.sql(ROW)
                .param("id", receiptId)
                .query((row, n) -> locked(row))
                .optional()
                .map(this::withLatestBooking);
    }

    /** A receipt never changes its loan, so this is read before the loan is locked. */
    private Optional<Long> loanOf(String receiptId) {
        return database.sql("SELECT loan_id FROM receipt WHERE id = :id AND loan_id IS NOT NULL")
                .param("id", receiptId)
                .query(Long.class)
                .optional();
    }

    private void lockLoan(long id) {
        database.locking(
                "the loan",
                "SELECT id FROM loan WHERE id = :id",
                RowLock.EXCLUSIVE,
                query -> query.param("id", id).query(Long.class).single());
    }

    /**
     * True if a locked receipt may pay a payer's debt on a loan: it came from that very dealer or manufacturer, its
     * payer is unknown, or it was posted to the wrong loan, whose payer need not be the payer of the money.
     *
     * @param loanId the loan's key in the database
     */
    public boolean mayPay(LockedReceipt receipt, Payer payer, long loanId) {
        return receipt.origin() == ReceiptOrigin.MISPOSTED
                || (receipt.payer().mayPayFor(payer)
                        && (receipt.party() == null || receipt.party().equals(partyOf(payer, loanId))));
    }

    private String partyOf(Payer payer, long loanId) {
        return database.sql("""
                        SELECT CASE WHEN :payer = 'DEALER' THEN dealer_id ELSE manufacturer_id END FROM loan WHERE id = :id
                        """)
                .param("payer", payer.name())
                .param("id", loanId)
                .query(String.class)
                .single();
    }

    /**
     * True if the repayment that a locked receipt comes from is being reversed: its money must stay where it is until
     * that is done.
     */
    public boolean isBeingReversed(LockedReceipt receipt) {
        return database.sql("""
                        SELECT EXISTS (SELECT 1 FROM reversal_log WHERE repayment_id = :id AND status = 'ACCEPTED')
                        """).param("id", receipt.id()).query(Boolean.class).single();
    }

    private LockedReceipt withLatestBooking(LockedReceipt receipt) {
        return receipt.bookedThrough(
                database.sql("SELECT MAX(booking_date) FROM unapplied_receipt WHERE receipt_id = :id")
                        .param("id", receipt.id())
                        .query(LocalDate.class)
                        .single());
    }

    private static LockedReceipt locked(ResultSet row) throws SQLException {
        LocalDate receivedOn = row.getObject("received_on", LocalDate.class);
        long loanId = row.getLong("loan_id");
        return new LockedReceipt(
                row.getString("id"),
                ReceiptOrigin.valueOf(row.getString("origin")),
                loanId == 0 ? null : loanId,
                Objects.requireNonNullElse(row.getString("loan_type"), Journal.NO_LOAN_TYPE),
                ReceiptPayer.valueOf(row.getString("payer")),
                row.getString("party"),
                new Money(Currency.getInstance(row.getString("currency")), row.getLong("open_amount")),
                receivedOn,
                receivedOn);
    }

    /**
     * Takes money out of a locked receipt.
     *
     * @param cents above 0, at most what is open
     * @param as the status of the receipt, if nothing is left of it
     * @param source the repayment or payout that takes it
     * @param loanType of the loan that takes it, or {@link Journal#NO_LOAN_TYPE}
     * @throws org.springframework.dao.DataAccessException if more leaves than is open
     */
    public void leave(
            LockedReceipt receipt,
            long cents,
            ReceiptStatus as,
            JournalSource source,
            String loanType,
            LocalDate bookingDate) {
        database.sql("""
                        UPDATE receipt SET status = CASE WHEN open_amount > :cents THEN 'OPEN' ELSE :status END,
                            open_amount = open_amount - :cents
                        WHERE id = :id
                        """)
                .param("cents", cents)
                .param("status", as.name())
                .param("id", receipt.id())
                .update();
        move(receipt.id(), -cents, source, loanType, bookingDate);
    }

    /**
     * Money that leaves a locked receipt for a loan.
     *
     * @param loanType of that loan
     */
    public record AppliedMoney(
            LockedReceipt receipt, long cents, JournalSource source, String loanType, LocalDate bookingDate) {
        boolean usesAll() {
            return cents == receipt.open().cents();
        }
    }

    /** Takes money out of locked receipts; otherwise as {@link #leave}. */
    public void applyAll(List<AppliedMoney> all) {
        // One statement for all receipts that are used up: a batch updates row by row.
        List<String> usedUp = all.stream()
                .filter(AppliedMoney::usesAll)
                .map(it -> it.receipt().id())
                .toList();
        if (!usedUp.isEmpty()) {
            database.sql("UPDATE receipt SET status = 'APPLIED', open_amount = 0 WHERE id IN (:ids)")
                    .param("ids", usedUp)
                    .update();
        }
        database.batch(
                "UPDATE receipt SET open_amount = open_amount - ? WHERE id = ?",
                all.stream()
                        .filter(it -> !it.usesAll())
                        .map(it -> new Object[] {it.cents(), it.receipt().id()})
                        .toList());
        database.batch(
                """
                INSERT INTO unapplied_receipt (receipt_id, source, payer, loan_type, currency, amount, booking_date)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                all.stream()
                        .map(it -> new Object[] {
                            it.receipt().id(),
                            it.source().text(),
                            it.receipt().payer().name(),
                            it.loanType(),
                            it.receipt().open().currency().getCurrencyCode(),
                            -it.cents(),
                            it.bookingDate()
                        })
                        .toList());
    }

    /** Records why the rest of each receipt is open, by receipt id. */
    public void explain(Map<String, String> notes) {
        database.batch(
                "UPDATE receipt SET note = ? WHERE id = ?",
                notes.entrySet().stream()
                        .map(note -> new Object[] {
                            note.getValue()
                                    .substring(0, Math.min(note.getValue().length(), LONGEST_NOTE)),
                            note.getKey()
                        })
                        .toList());
    }

    /**
     * Adds a movement to a receipt, whose row the caller changes.
     *
     * @param cents below 0 for money that leaves
     */
    void move(String receiptId, long cents, JournalSource source, String loanType, LocalDate bookingDate) {
        database.sql("""
                        INSERT INTO unapplied_receipt (receipt_id, source, payer, loan_type, currency, amount, booking_date)
                        SELECT id, :source, payer, :loanType, currency, :cents, :bookingDate FROM receipt WHERE id = :id
                        """)
                .param("source", source.text())
                .param("loanType", loanType)
                .param("cents", cents)
                .param("bookingDate", bookingDate)
                .param("id", receiptId)
                .update();
    }
}
