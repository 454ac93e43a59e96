package floorplan.store.trialbalance;

import java.sql.ResultSet;
import java.sql.SQLException;

/** One account of one loan type in one currency, as the journal spells them. */
record Ledger(String currency, String account, String loanType) implements Comparable<Ledger> {
    static Ledger of(ResultSet row) throws SQLException {
        return new Ledger(row.getString("currency"), row.getString("account"), row.getString("loan_type"));
    }

    @Override
    public int compareTo(Ledger other) {
        int byCurrency = currency.compareTo(other.currency);
        if (byCurrency != 0) {
            return byCurrency;
        }
        int byType = loanType.compareTo(other.loanType);
        return byType != 0 ? byType : account.compareTo(other.account);
    }
}
