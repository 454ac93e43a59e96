package floorplan.store.dayend;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a trial balance: two figures that must be equal.
 *
 * @param currency null if the figures count loans; otherwise they are cents of this currency
 * @param loans numbers of loans that cause a difference, a few at most
 * @param note the fault of these loans, in words; may be empty
 */
public record CheckLine(
        String name,
        @Nullable String currency,
        @Nullable String account,
        @Nullable String loanType,
        BigDecimal expected,
        BigDecimal actual,
        List<String> loans,
        String note) {
    static CheckLine of(ResultSet row) throws SQLException {
        String loans = row.getString("loans");
        return new CheckLine(
                row.getString("name"),
                row.getString("currency"),
                row.getString("account"),
                row.getString("loan_type"),
                row.getBigDecimal("expected"),
                row.getBigDecimal("actual"),
                loans.isEmpty() ? List.of() : List.of(loans.split(" ")),
                row.getString("note"));
    }

    public BigDecimal difference() {
        return actual.subtract(expected);
    }
}
