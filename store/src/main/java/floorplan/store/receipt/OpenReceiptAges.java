package floorplan.store.receipt;

import floorplan.store.database.AccountDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The open receipts by currency and age, read from one index in one pass. */
public final class OpenReceiptAges {
    private final AccountDatabase database;

    public OpenReceiptAges(AccountDatabase database) {
        this.database = database;
    }

    /**
     * Number and total of a currency's open receipts that are at least so many days old.
     *
     * @param days the age: days from the value date
     */
    public record AgedReceipts(String currency, int days, long receipts, long cents) {}

    /** The receipts of one currency and value date. */
    private record ReceiptsOfDate(String currency, LocalDate valueDate, long receipts, long cents) {}

    /**
     * A line for each currency with open receipts and each age. A receipt counts under each age that it has reached.
     *
     * @param ages in days
     */
    public List<AgedReceipts> by(List<Integer> ages, LocalDate today) {
        Map<String, List<ReceiptsOfDate>> dates = new TreeMap<>();
        for (ReceiptsOfDate date : dates()) {
            dates.computeIfAbsent(date.currency(), none -> new ArrayList<>()).add(date);
        }
        return dates.entrySet().stream()
                .flatMap(entry -> ages.stream().map(days -> aged(entry.getKey(), days, today, entry.getValue())))
                .toList();
    }

    private List<ReceiptsOfDate> dates() {
        return database.sql("""
                        SELECT currency, received_on, COUNT(*) AS receipts, SUM(open_amount) AS cents
                        FROM receipt FORCE INDEX (receipt_by_account) WHERE status = 'OPEN' GROUP BY currency, received_on
                        """)
                .query((row, n) -> new ReceiptsOfDate(
                        row.getString("currency"),
                        row.getObject("received_on", LocalDate.class),
                        row.getLong("receipts"),
                        row.getLong("cents")))
                .list();
    }

    private static AgedReceipts aged(String currency, int days, LocalDate today, List<ReceiptsOfDate> dates) {
        LocalDate latest = today.minusDays(days);
        List<ReceiptsOfDate> aged =
                dates.stream().filter(date -> !date.valueDate().isAfter(latest)).toList();
        return new AgedReceipts(
                currency,
                days,
                aged.stream().mapToLong(ReceiptsOfDate::receipts).sum(),
                aged.stream().mapToLong(ReceiptsOfDate::cents).sum());
    }
}
