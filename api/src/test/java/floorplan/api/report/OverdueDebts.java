package floorplan.api.report;

import floorplan.api.system.RunningSystem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Overdue debts by kind and age, worked out from what loans show. */
final class OverdueDebts {
    private OverdueDebts() {}

    /** Adds the overdue debts of the dealer as the loan itself shows them. False if it has none. */
    static boolean add(RunningSystem system, Map<String, BigDecimal> overdue, String id, LocalDate date) {
        JsonNode loan = system.get("/v1/loans/" + id).body();
        Map<String, BigDecimal> own = new TreeMap<>();
        loan.at("/interestPeriods")
                .forEach(period -> add(
                        own,
                        "interest",
                        period.at("/dueDate").asString(),
                        period.at("/dealer/unpaid").asString(),
                        date));
        add(
                own,
                "principal",
                loan.at("/maturityDate").asString(),
                loan.at("/principal").asString(),
                date);
        own.forEach((kind, amount) -> overdue.merge(kind, amount, BigDecimal::add));
        return !own.isEmpty();
    }

    private static void add(Map<String, BigDecimal> own, String kind, String due, String unpaid, LocalDate date) {
        long days = ChronoUnit.DAYS.between(LocalDate.parse(due), date);
        if (days > 0 && !unpaid.equals("0.00")) {
            String age = days > 90 ? "over90Days" : days > 60 ? "days61To90" : days > 30 ? "days31To60" : "days1To30";
            own.merge(kind + " " + age, new BigDecimal(unpaid), BigDecimal::add);
        }
    }
}
