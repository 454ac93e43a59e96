package floorplan.store.trialbalance;

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

import floorplan.domain.journal.LedgerAccount;
import floorplan.domain.loan.LoanType;
import floorplan.store.database.AccountDatabase;
import floorplan.store.loan.LoanKeys;
import floorplan.store.loan.VisibleLoans;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** Sums of the loans' own rows, in cents: the debt now, the amounts posted on a date, and the loans due for it. */
final class LoanSums {
    /** The loans' debt now by receivable, and the movements of unapplied receipts. */
    final Map<Ledger, BigDecimal> owed = new TreeMap<>();

    /** The open receipts by currency. */
    final Map<String, BigDecimal> openReceipts = new TreeMap<>();

    /** The sums of accrual rows, allocations, corrections and movements of receipts booked on the date, by account. */
    final Map<Ledger, BigDecimal> booked = new TreeMap<>();

    /** Loans by loan type. */
    final Map<String, Due> due = new TreeMap<>();

    /**
     * The loans of a type.
     *
     * @param loans number of loans for which the date is due
     * @param accrued number of these loans that have an accrual row of the date
     * @param failed number of these loans that have no such row, but an open failure
     */
    record Due(BigDecimal loans, BigDecimal accrued, BigDecimal failed) {
        Due plus(Due more) {
            return new Due(loans.add(more.loans), accrued.add(more.accrued), failed.add(more.failed));
        }
    }

    /** The number of accrual rows of the date, with or without a loan. */
    BigDecimal accrualRows = BigDecimal.ZERO;

    /** The SQL condition that a date is due for the loan {@code l}. */
    static final String IS_DUE = "l.drawdown_date <= :date AND (l.closed_on IS NULL OR l.closed_on > :date)";

    /** The sums of the loans of a type. */
    static LoanSums ofLoans(AccountDatabase database, LoanType type, LocalDate date) {
        LoanSums sums = new LoanSums();
        sums.addLoans(database, LoanKeys.of(type), date);
        return sums;
    }

    /**
     * The sums that are not read loan by loan: late accruals, allocations, corrections, receipts and failures, and the
     * number of accrual rows.
     */
    static LoanSums ofTheRest(AccountDatabase database, LocalDate date) {
        LoanSums sums = new LoanSums();
        sums.addFailed(database, date);
        sums.addLateAccruals(database, date);
        sums.addAllocations(database, date);
        sums.addCorrections(database, date);
        sums.addReceipts(database);
        sums.addReceiptsBooked(database, date);
        sums.accrualRows = database.sql("SELECT COUNT(*) FROM accrual WHERE business_date = :date")
                .param("date", date)
                .query(BigDecimal.class)
                .single();
        return sums;
    }

    void add(LoanSums more) {
        more.owed.forEach((ledger, cents) -> owed.merge(ledger, cents, BigDecimal::add));
        more.booked.forEach(this::book);
        openReceipts.putAll(more.openReceipts);
        more.due.forEach((type, loans) -> due.merge(type, loans, Due::plus));
        accrualRows = accrualRows.add(more.accrualRows);
    }

    // Nearly every loan's newest row is the date's. Only loans that have accrued later dates, and corrections after the
    // newest row, need further look-ups.
    private void addLoans(AccountDatabase database, LoanKeys.LoanKeyRange keys, LocalDate date) {
        String ofDate = "SUM(CASE WHEN n.business_date = :date AND n.booking_date = :date THEN n.%1$s"
                + " WHEN d.booking_date = :date THEN d.%1$s ELSE 0 END) AS %1$s";
        database.sql("""
                        SELECT l.loan_type, l.currency, SUM(l.principal) AS principal,
                            SUM(COALESCE(c.dealer_interest_total, n.dealer_interest_total, 0) - l.dealer_interest_paid) AS dealer_owed,
                            SUM(COALESCE(c.manufacturer_interest_total, n.manufacturer_interest_total, 0) - l.manufacturer_interest_paid) AS manufacturer_owed,
                            SUM(COALESCE(c.penalty_total, n.penalty_total, 0) - l.penalty_waived - l.penalty_paid) AS penalty_owed,
                            SUM(COALESCE(c.late_fee_total, n.late_fee_total, 0) - l.late_fee_waived - l.late_fee_paid) AS late_fee_owed,
                            %s, %s, %s, %s,
                            COUNT(CASE WHEN %s THEN 1 END) AS due,
                            COUNT(CASE WHEN %s AND (n.business_date <=> :date OR d.business_date IS NOT NULL) THEN 1 END) AS accrued
                        FROM loan l
                            LEFT JOIN accrual n ON n.business_date = l.accrued_through AND n.loan_id = l.id
                            LEFT JOIN accrual d ON d.business_date = CASE WHEN l.accrued_through > :date THEN :date END
                                AND d.loan_id = l.id
                            LEFT JOIN correction c ON c.loan_id = CASE WHEN l.corrected_through = l.accrued_through THEN l.id END
                                AND c.seq = l.corrections
                        WHERE l.id BETWEEN :first AND :last AND %s
                        GROUP BY l.loan_type, l.currency
                        """.formatted(
                                ofDate.formatted("late_fee"),
                                ofDate.formatted("dealer_interest"),
                                ofDate.formatted("manufacturer_interest"),
                                ofDate.formatted("penalty"),
                                IS_DUE,
                                IS_DUE,
                                VisibleLoans.condition(database)))
                .param("first", keys.first())
                .param("last", keys.last())
                .param("date", date)
                .query(row -> {
                    LoanGroup of = new LoanGroup(row.getString("currency"), row.getString("loan_type"));
                    owed.put(of.ledger(PRINCIPAL_RECEIVABLE), row.getBigDecimal("principal"));
                    owed.put(of.ledger(DEALER_INTEREST_RECEIVABLE), row.getBigDecimal("dealer_owed"));
                    owed.put(of.ledger(MANUFACTURER_INTEREST_RECEIVABLE), row.getBigDecimal("manufacturer_owed"));
                    owed.put(of.ledger(PENALTY_RECEIVABLE), row.getBigDecimal("penalty_owed"));
                    owed.put(of.ledger(LATE_FEE_RECEIVABLE), row.getBigDecimal("late_fee_owed"));
                    addAccrued(of, row);
                    due.merge(
                            of.loanType(),
                            new Due(row.getBigDecimal("due"), row.getBigDecimal("accrued"), BigDecimal.ZERO),
                            Due::plus);
                });
    }

    private void addFailed(AccountDatabase database, LocalDate date) {
        database.sql("""
                        SELECT l.loan_type, COUNT(*) AS failed
                        FROM day_end_failure f JOIN loan l ON l.id = f.loan_id
                            LEFT JOIN accrual a ON a.business_date = :date AND a.loan_id = l.id
                        WHERE f.business_date = :date AND f.mended_at IS NULL AND a.loan_id IS NULL AND %s AND %s
                        GROUP BY l.loan_type
                        """.formatted(IS_DUE, VisibleLoans.condition(database)))
                .param("date", date)
                .query(row -> {
                    due.merge(
                            row.getString("loan_type"),
                            new Due(BigDecimal.ZERO, BigDecimal.ZERO, row.getBigDecimal("failed")),
                            Due::plus);
                });
    }

    private void addLateAccruals(AccountDatabase database, LocalDate date) {
        database.sql("""
                        SELECT l.loan_type, l.currency, SUM(a.late_fee) AS late_fee, SUM(a.dealer_interest) AS dealer_interest,
                            SUM(a.manufacturer_interest) AS manufacturer_interest, SUM(a.penalty) AS penalty
                        FROM late_accrual late
                            JOIN accrual a ON a.business_date = late.business_date AND a.loan_id = late.loan_id
                            JOIN loan l ON l.id = late.loan_id
                        WHERE late.booking_date = :date GROUP BY l.loan_type, l.currency
                        """).param("date", date).query(row -> {
            addAccrued(new LoanGroup(row.getString("currency"), row.getString("loan_type")), row);
        });
    }

    private void addAccrued(LoanGroup of, ResultSet row) throws SQLException {
        BigDecimal dealer = row.getBigDecimal("dealer_interest");
        BigDecimal manufacturer = row.getBigDecimal("manufacturer_interest");
        BigDecimal penalty = row.getBigDecimal("penalty");
        BigDecimal lateFee = row.getBigDecimal("late_fee");
        book(of.ledger(DEALER_INTEREST_RECEIVABLE), dealer);
        book(of.ledger(MANUFACTURER_INTEREST_RECEIVABLE), manufacturer);
        book(of.ledger(INTEREST_INCOME), dealer.add(manufacturer).negate());
        book(of.ledger(PENALTY_RECEIVABLE), penalty);
        book(of.ledger(PENALTY_INCOME), penalty.negate());
        book(of.ledger(LATE_FEE_RECEIVABLE), lateFee);
        book(of.ledger(LATE_FEE_INCOME), lateFee.negate());
    }

    private void addAllocations(AccountDatabase database, LocalDate date) {
        addAllocations(database, date, "repayment_log r", "r.booking_date", 1);
        addAllocations(
                database, date, "reversal_log v JOIN repayment_log r ON r.id = v.repayment_id", "v.booking_date", -1);
    }

    private void addAllocations(AccountDatabase database, LocalDate date, String from, String bookingDate, int sign) {
        database.sql("""
                        SELECT l.loan_type, l.currency, :sign * SUM(CASE WHEN r.receipt_id IS NULL THEN r.amount ELSE 0 END) AS cash,
                            :sign * SUM(CASE WHEN r.receipt_id IS NULL THEN 0 ELSE r.amount END) AS unapplied, :sign * SUM(r.penalty) AS penalty,
                            :sign * SUM(r.late_fee) AS late_fee, :sign * SUM(r.principal) AS principal,
                            :sign * SUM(CASE WHEN r.payer = 'DEALER' THEN r.interest ELSE 0 END) AS dealer_interest,
                            :sign * SUM(CASE WHEN r.payer = 'DEALER' THEN 0 ELSE r.interest END) AS manufacturer_interest
                        FROM %s JOIN loan l ON l.id = r.loan_id
                        WHERE %s = :date GROUP BY l.loan_type, l.currency
                        """.formatted(from, bookingDate))
                .param("date", date)
                .param("sign", sign)
                .query(row -> {
                    LoanGroup of = new LoanGroup(row.getString("currency"), row.getString("loan_type"));
                    book(of.ledger(CASH), row.getBigDecimal("cash"));
                    book(of.ledger(UNAPPLIED_RECEIPTS), row.getBigDecimal("unapplied"));
                    book(
                            of.ledger(PENALTY_RECEIVABLE),
                            row.getBigDecimal("penalty").negate());
                    book(
                            of.ledger(LATE_FEE_RECEIVABLE),
                            row.getBigDecimal("late_fee").negate());
                    book(
                            of.ledger(DEALER_INTEREST_RECEIVABLE),
                            row.getBigDecimal("dealer_interest").negate());
                    book(
                            of.ledger(MANUFACTURER_INTEREST_RECEIVABLE),
                            row.getBigDecimal("manufacturer_interest").negate());
                    book(
                            of.ledger(PRINCIPAL_RECEIVABLE),
                            row.getBigDecimal("principal").negate());
                });
    }

    private void addCorrections(AccountDatabase database, LocalDate date) {
        database.sql("""
                        SELECT l.loan_type, l.currency, SUM(a.late_fee) AS late_fee, SUM(a.dealer_interest) AS dealer_interest,
                            SUM(a.manufacturer_interest) AS manufacturer_interest, SUM(a.penalty) AS penalty
                        FROM correction c JOIN correction_accrual a ON a.loan_id = c.loan_id AND a.seq = c.seq
                            JOIN loan l ON l.id = c.loan_id
                        WHERE c.booking_date = :date GROUP BY l.loan_type, l.currency
                        """).param("date", date).query(row -> {
            addAccrued(new LoanGroup(row.getString("currency"), row.getString("loan_type")), row);
        });
        database.sql("""
                        SELECT l.loan_type, l.currency, %s
                        FROM correction c JOIN correction_allocation x ON x.loan_id = c.loan_id AND x.seq = c.seq
                            JOIN loan l ON l.id = c.loan_id
                        WHERE c.booking_date = :date GROUP BY l.loan_type, l.currency
                        """.formatted(CorrectedSql.sums())).param("date", date).query(row -> {
            LoanGroup of = new LoanGroup(row.getString("currency"), row.getString("loan_type"));
            for (LedgerAccount account : CorrectedSql.ACCOUNTS) {
                book(of.ledger(account), row.getBigDecimal(account.name()));
            }
        });
    }

    private void addReceipts(AccountDatabase database) {
        database.sql("""
                        SELECT loan_type, currency, -SUM(amount) AS unapplied FROM unapplied_receipt GROUP BY loan_type, currency
                        """).query(row -> {
            LoanGroup of = new LoanGroup(row.getString("currency"), row.getString("loan_type"));
            owed.put(of.ledger(UNAPPLIED_RECEIPTS), row.getBigDecimal("unapplied"));
        });
        database.sql("SELECT currency, SUM(open_amount) AS unapplied FROM receipt GROUP BY currency")
                .query(row -> {
                    openReceipts.put(row.getString("currency"), row.getBigDecimal("unapplied"));
                });
    }

    /** Movements between unapplied receipts and cash. Corrections and applications are added with their allocations. */
    private void addReceiptsBooked(AccountDatabase database, LocalDate date) {
        database.sql("""
                        SELECT j.loan_type, j.currency, SUM(j.amount) AS amount FROM unapplied_receipt j
                        WHERE j.booking_date = :date AND %s GROUP BY j.loan_type, j.currency
                        """.formatted(SourceSql.IS_CASH_OF_RECEIPT))
                .param("date", date)
                .query(row -> {
                    LoanGroup of = new LoanGroup(row.getString("currency"), row.getString("loan_type"));
                    book(of.ledger(CASH), row.getBigDecimal("amount"));
                    book(
                            of.ledger(UNAPPLIED_RECEIPTS),
                            row.getBigDecimal("amount").negate());
                });
    }

    private void book(Ledger ledger, BigDecimal cents) {
        booked.merge(ledger, cents, BigDecimal::add);
    }

    private record LoanGroup(String currency, String loanType) {
        Ledger ledger(LedgerAccount account) {
            return new Ledger(currency, account.name(), loanType);
        }
    }
}
