package floorplan.store.loan;

import floorplan.domain.loan.LoanAgreement;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.LoanType;
import floorplan.store.cache.CachedKind.Loaded;
import floorplan.store.cache.Version;
import floorplan.store.database.AccountDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Loans as they are shown: visible ones only. */
public final class LoanViews {
    private final AccountDatabase database;
    private final LoanReader reader;

    public LoanViews(AccountDatabase database) {
        this.database = database;
        this.reader = new LoanReader(database);
    }

    /** A loan with its balances and its version, read at one moment. */
    public Optional<Loaded<LoanView>> load(String loanNo) {
        return database.inSnapshot(() -> current(List.of(loanNo)).stream()
                .findFirst()
                .map(found -> new Loaded<>(found.version(), reader.read(found.id()))));
    }

    /** A loan as a write would lock it, for a preview of that write in the caller's snapshot; nothing is locked. */
    public Optional<LockedLoan> unlocked(String loanNo) {
        return current(List.of(loanNo)).stream().findFirst().map(found -> reader.readUnlocked(found.id()));
    }

    /** The versions of the visible loans among these, by loan number. */
    Map<String, Version> versions(Collection<String> loanNos) {
        return current(loanNos).stream().collect(Collectors.toMap(CurrentLoan::loanNo, CurrentLoan::version));
    }

    /** The version of a loan now; empty if no visible loan has the number. */
    public Optional<Long> version(String loanNo) {
        return current(List.of(loanNo)).stream()
                .findFirst()
                .map(found -> found.version().number());
    }

    private record CurrentLoan(long id, String loanNo, Version version) {}

    private List<CurrentLoan> current(Collection<String> loanNos) {
        return database.sql("""
                        SELECT l.id, l.loan_no, l.version, (SELECT epoch FROM epoch) AS epoch
                        %s WHERE l.loan_no IN (:loanNos)
                        """.formatted(VisibleLoans.FROM))
                .param("loanNos", loanNos)
                .query((row, n) -> new CurrentLoan(
                        row.getLong("id"),
                        row.getString("loan_no"),
                        new Version(Objects.requireNonNull(row.getString("epoch")), row.getLong("version"))))
                .list();
    }

    /** A loan, and the version that it had when it was read. */
    public record LoanView(LoanAgreement agreement, LoanState state, long version) {}

    /** The dealer and the manufacturer of a loan; they never change. */
    public record Parties(String dealerId, String manufacturerId) {}

    /** The parties of a loan; empty if no visible loan has the number. */
    public Optional<Parties> parties(String loanNo) {
        return database.sql("SELECT l.dealer_id, l.manufacturer_id " + VisibleLoans.FROM + " WHERE l.loan_no = :loanNo")
                .param("loanNo", loanNo)
                .query((row, n) -> new Parties(row.getString("dealer_id"), row.getString("manufacturer_id")))
                .optional();
    }

    /** Conditions on a list of loans: all given ones must hold; null means no condition. */
    public record LoanFilter(
            @Nullable String ownDealerId,
            @Nullable String ownManufacturerId,
            @Nullable String dealerId,
            @Nullable String manufacturerId,
            @Nullable String vin,
            @Nullable LoanType loanType,
            @Nullable Boolean paidOff) {
        /** The same conditions, for loans that are not paid off. */
        public LoanFilter open() {
            return new LoanFilter(ownDealerId, ownManufacturerId, dealerId, manufacturerId, vin, loanType, false);
        }
    }

    /** A line of a list of loans; amounts in cents. {@code key} orders the list. */
    public record LoanLine(
            long key,
            String loanNo,
            String dealerId,
            String manufacturerId,
            LoanType loanType,
            String vin,
            String currency,
            long drawn,
            long principal,
            LocalDate drawdownDate,
            LocalDate maturityDate,
            LocalDate accruedThrough,
            boolean paidOff) {}

    /** The first {@code limit} loans with a key above {@code after}, by key. */
    public List<LoanLine> list(LoanFilter filter, long after, int limit) {
        LoanKeys.LoanKeyRange keys = filter.loanType() == null ? LoanKeys.ALL : LoanKeys.of(filter.loanType());
        // Without STRAIGHT_JOIN the database starts with the imports, then reads and sorts all of their loans.
        return database.sql("""
                        SELECT STRAIGHT_JOIN l.* %s WHERE l.id > :after AND l.id <= :last
                          AND (:ownDealerId IS NULL OR l.dealer_id = :ownDealerId)
                          AND (:ownManufacturerId IS NULL OR l.manufacturer_id = :ownManufacturerId)
                          AND (:dealerId IS NULL OR l.dealer_id = :dealerId)
                          AND (:manufacturerId IS NULL OR l.manufacturer_id = :manufacturerId)
                          AND (:vin IS NULL OR l.vin = :vin)
                          %s
                        ORDER BY l.id LIMIT :limit
                        """.formatted(VisibleLoans.FROM, condition(filter.paidOff())))
                .param("after", Math.max(after, keys.first() - 1))
                .param("last", keys.last())
                .param("ownDealerId", filter.ownDealerId())
                .param("ownManufacturerId", filter.ownManufacturerId())
                .param("dealerId", filter.dealerId())
                .param("manufacturerId", filter.manufacturerId())
                .param("vin", filter.vin())
                .param("limit", limit)
                .query((row, n) -> line(row))
                .list();
    }

    /** A condition without a parameter, so that the database can use the index on {@code closed_on}. */
    private static String condition(@Nullable Boolean paidOff) {
        if (paidOff == null) {
            return "";
        }
        return paidOff ? "AND l.closed_on IS NOT NULL" : "AND l.closed_on IS NULL";
    }

    private static LoanLine line(ResultSet row) throws SQLException {
        return new LoanLine(
                row.getLong("id"),
                row.getString("loan_no"),
                row.getString("dealer_id"),
                row.getString("manufacturer_id"),
                LoanType.valueOf(row.getString("loan_type")),
                row.getString("vin"),
                row.getString("currency"),
                row.getLong("drawn"),
                row.getLong("principal"),
                row.getObject("drawdown_date", LocalDate.class),
                row.getObject("maturity_date", LocalDate.class),
                row.getObject("accrued_through", LocalDate.class),
                row.getObject("closed_on", LocalDate.class) != null);
    }
}
