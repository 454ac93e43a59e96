package floorplan.store.receiptfile;

import floorplan.domain.loan.Payer;
import floorplan.store.database.AccountDatabase;
import floorplan.store.loan.VisibleLoans;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds loans and payers by the fields of a bank file's lines. */
public final class MatchLookups {
    private final AccountDatabase database;

    public MatchLookups(AccountDatabase database) {
        this.database = database;
    }

    /**
     * A visible loan.
     *
     * @param key its key in the database
     */
    public record FoundLoan(long key, String loanNo) {}

    /**
     * A dealer or manufacturer that is known to pay from an account.
     *
     * @param party its id
     */
    public record KnownPayer(Payer payer, String party) {}

    /** The loans with these numbers, by number. */
    public Map<String, FoundLoan> loans(Collection<String> loanNos) {
        Map<String, FoundLoan> found = new HashMap<>();
        if (!loanNos.isEmpty()) {
            database.sql("SELECT l.id, l.loan_no " + VisibleLoans.FROM + " WHERE l.loan_no IN (:loanNos)")
                    .param("loanNos", loanNos)
                    .query(row -> {
                        found.put(row.getString("loan_no"), loan(row));
                    });
        }
        return found;
    }

    /** The loans of these repayments, by the repayment's id. */
    public Map<String, FoundLoan> loansOfRepayments(Collection<String> repaymentIds) {
        Map<String, FoundLoan> found = new HashMap<>();
        if (!repaymentIds.isEmpty()) {
            database.sql("SELECT r.id AS repayment_id, l.id, l.loan_no " + VisibleLoans.FROM
                            + " JOIN repayment_log r ON r.loan_no = l.loan_no WHERE r.id IN (:ids)")
                    .param("ids", repaymentIds)
                    .query(row -> {
                        found.put(row.getString("repayment_id"), loan(row));
                    });
        }
        return found;
    }

    /** The open loans with these VINs, by VIN. */
    public Map<String, List<FoundLoan>> openLoansByVin(Collection<String> vins) {
        Map<String, List<FoundLoan>> found = new HashMap<>();
        if (!vins.isEmpty()) {
            database.sql("SELECT l.vin, l.id, l.loan_no " + VisibleLoans.FROM
                            + " WHERE l.vin IN (:vins) AND l.closed_on IS NULL ORDER BY l.id")
                    .param("vins", vins)
                    .query(row -> {
                        found.computeIfAbsent(row.getString("vin"), none -> new ArrayList<>())
                                .add(loan(row));
                    });
        }
        return found;
    }

    /** The known payers of these accounts, by account. */
    public Map<String, KnownPayer> payers(Collection<String> accounts) {
        Map<String, KnownPayer> found = new HashMap<>();
        if (!accounts.isEmpty()) {
            database.sql("SELECT account, payer, party FROM payer_account WHERE account IN (:accounts)")
                    .param("accounts", accounts)
                    .query(row -> {
                        found.put(
                                row.getString("account"),
                                new KnownPayer(Payer.valueOf(row.getString("payer")), row.getString("party")));
                    });
        }
        return found;
    }

    /** The keys of a party's first {@code most} open loans of a currency. */
    public List<Long> openLoans(KnownPayer payer, String currency, int most) {
        String party = switch (payer.payer()) {
            case DEALER -> "dealer_id";
            case MANUFACTURER -> "manufacturer_id";
        };
        return database.sql("SELECT l.id " + VisibleLoans.FROM + " WHERE l." + party
                        + " = :party AND l.currency = :currency AND l.closed_on IS NULL ORDER BY l.id LIMIT :most")
                .param("party", payer.party())
                .param("currency", currency)
                .param("most", most)
                .query((row, n) -> row.getLong("id"))
                .list();
    }

    /** The line that brought a receipt. */
    public Optional<StagedReceiptLines.StagedReceiptLine> lineOf(String receiptId) {
        return database.sql("""
                        SELECT line, kind, bank_reference, detail_reference, value_date, currency, amount, payer, payer_name,
                            payer_account, loan_no, vin, original_reference, remittance, content
                        FROM receipt_file_line WHERE receipt_id = :id AND kind = 'RECEIPT'
                        """)
                .param("id", receiptId)
                .query((row, n) -> new StagedReceiptLines.StagedReceiptLine(
                        StagedReceiptLines.read(row), row.getString("content")))
                .optional();
    }

    private static FoundLoan loan(ResultSet row) throws SQLException {
        return new FoundLoan(row.getLong("id"), row.getString("loan_no"));
    }
}
