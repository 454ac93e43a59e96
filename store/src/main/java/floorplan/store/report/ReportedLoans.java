package floorplan.store.report;

import floorplan.domain.loan.LoanType;
import floorplan.store.loan.LoanKeys;
import floorplan.store.loan.LoanKeys.LoanKeyRange;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conditions on the loans of a report: all given ones must hold; null means no condition. */
public record ReportedLoans(
        @Nullable String dealerId,
        @Nullable String manufacturerId,
        @Nullable LoanType loanType) {
    /** Number of loans after which a page of a report ends; a page of parties first reads its last party to the end. */
    static final int MOST_OF_PAGE = 5_000;

    /** The order in which loans are read: by key, or by party and then by key. Each has an index. */
    enum Order {
        LOAN("PRIMARY", "l.id"),
        DEALER("loan_by_dealer", "l.dealer_id"),
        MANUFACTURER("loan_by_manufacturer", "l.manufacturer_id");

        private final String index;
        private final String column;

        Order(String index, String column) {
            this.index = index;
            this.column = column;
        }

        /** The index that gives this order; if a party is given, the one in which its loans stand together. */
        String index(ReportedLoans loans) {
            if (loans.dealerId() != null) {
                return DEALER.index;
            }
            return loans.manufacturerId() != null ? MANUFACTURER.index : index;
        }

        String index() {
            return index;
        }

        String column() {
            return column;
        }

        String sql() {
            return this == LOAN ? column : column + ", l.id";
        }

        /** The loans behind a position. */
        String behind() {
            return this == LOAN ? "l.id > :id" : "%1$s >= :party AND (%1$s > :party OR l.id > :id)".formatted(column);
        }
    }

    /** Directly behind a loan; in the order by key, {@code party} is empty. */
    record Position(String party, long id) {
        static final Position FIRST = new Position("", 0);

        /** Behind all loans of a party. */
        static Position behind(String party) {
            return new Position(party, Long.MAX_VALUE);
        }
    }

    /** The conditions on the loans {@code l} behind a position; their values are added to {@code values}. */
    String conditions(Order order, Position after, Map<String, Object> values) {
        values.put("id", after.id());
        if (order != Order.LOAN) {
            values.put("party", after.party());
        }
        return order.behind() + filters(values);
    }

    /** The conditions on the loans {@code l}, each after an AND; their values are added to {@code values}. */
    String filters(Map<String, Object> values) {
        StringBuilder conditions = new StringBuilder();
        if (loanType != null) {
            LoanKeyRange keys = LoanKeys.of(loanType);
            conditions.append(" AND l.id BETWEEN :first AND :last");
            values.put("first", keys.first());
            values.put("last", keys.last());
        }
        if (dealerId != null) {
            conditions.append(" AND l.dealer_id = :dealer");
            values.put("dealer", dealerId);
        }
        if (manufacturerId != null) {
            conditions.append(" AND l.manufacturer_id = :manufacturer");
            values.put("manufacturer", manufacturerId);
        }
        return conditions.toString();
    }
}
