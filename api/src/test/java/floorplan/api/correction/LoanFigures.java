package floorplan.api.correction;

import floorplan.api.correction.PlainLoan.Event;
import floorplan.api.correction.PlainLoan.Repaid;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The figures of a loan: its balances, the amounts of each date, the present allocation of each repayment, and its
 * payoff a month later.
 */
public record LoanFigures(RunningSystem system, String id) {
    /** The payoff's value date is the day after this many further dates. */
    static final int DATES_TO_PAYOFF = 30;

    private static final List<String> OF_A_DATE =
            List.of("lateFee", "dealerInterest", "manufacturerInterest", "penalty");
    private static final List<String> PARTS = List.of("penalty", "lateFee", "interest", "principal", "unapplied");

    /**
     * The figures by the money rules.
     *
     * @param atPayoff the loan {@link #DATES_TO_PAYOFF} dates later
     */
    public static Map<String, String> expected(
            PlainLoan loan, PlainLoan atPayoff, LocalDate accruedThrough, List<Event> events) {
        Map<String, String> figures = new TreeMap<>();
        figures.put("accruedThrough", accruedThrough.toString());
        figures.put("principal", loan.principal.toPlainString());
        figures.put("owed penalty", loan.penalty.toPlainString());
        figures.put("owed lateFee", PlainLoan.sum(loan.lateFees).toPlainString());
        figures.put("owed dealer", PlainLoan.sum(loan.dealerOwes).toPlainString());
        figures.put("owed manufacturer", PlainLoan.sum(loan.manufacturerOwes).toPlainString());
        figures.put("payoff dealer", atPayoff.owedByDealer().toPlainString());
        figures.put(
                "payoff manufacturer", PlainLoan.sum(atPayoff.manufacturerOwes).toPlainString());
        loan.fees.forEach((date, fees) -> {
            add(figures, date + " lateFee", fees.lateFee());
            add(figures, date + " penalty", fees.penalty());
        });
        loan.dealerInterest.forEach((date, interest) -> add(figures, date + " dealerInterest", interest));
        loan.manufacturerInterest.forEach((date, interest) -> add(figures, date + " manufacturerInterest", interest));
        for (Event event : events) {
            if (event instanceof Repaid repaid) {
                List<String> parts = loan.partsOf(event.id()).stream()
                        .map(BigDecimal::toPlainString)
                        .toList();
                figures.put("repaid " + repaid.payer() + " " + repaid.date(), String.join(" ", parts));
            }
        }
        return withoutEmptyDates(figures);
    }

    /** The figures as they are shown over HTTP. */
    public Map<String, String> shown() {
        Answer loan = system.get("/v1/loans/" + id);
        Map<String, String> figures = new TreeMap<>();
        figures.put("accruedThrough", loan.text("/accruedThrough"));
        figures.put("principal", loan.text("/principal"));
        figures.put("owed penalty", loan.text("/owed/dealer/penalty"));
        figures.put("owed lateFee", loan.text("/owed/dealer/lateFee"));
        figures.put("owed dealer", loan.text("/owed/dealer/interest"));
        figures.put("owed manufacturer", loan.text("/owed/manufacturer/interest"));
        LocalDate payoffOn = LocalDate.parse(loan.text("/accruedThrough")).plusDays(DATES_TO_PAYOFF + 1);
        Answer payoff = system.get("/v1/loans/" + id + "/payoff?date=" + payoffOn);
        figures.put("payoff dealer", payoff.text("/owed/dealer/total"));
        figures.put("payoff manufacturer", payoff.text("/owed/manufacturer/total"));
        for (JsonNode row : items("accruals")) {
            for (String part : OF_A_DATE) {
                BigDecimal amount = new BigDecimal(row.at("/" + part).asString());
                add(figures, row.at("/date").asString() + " " + part, amount);
            }
        }
        for (JsonNode repaid : items("repayments")) {
            List<String> parts = PARTS.stream()
                    .map(part -> repaid.at("/presentAllocation/" + part).asString())
                    .toList();
            String payer = repaid.at("/payer").asString();
            figures.put("repaid " + payer + " " + repaid.at("/valueDate").asString(), String.join(" ", parts));
        }
        return withoutEmptyDates(figures);
    }

    private static void add(Map<String, String> figures, String name, BigDecimal amount) {
        figures.merge(
                name,
                amount.toPlainString(),
                (a, b) -> new BigDecimal(a).add(new BigDecimal(b)).toPlainString());
    }

    /** A date after the payoff may have a row that corrections have emptied, or no row. */
    private static Map<String, String> withoutEmptyDates(Map<String, String> figures) {
        figures.entrySet()
                .removeIf(figure ->
                        figure.getKey().startsWith("20") && figure.getValue().equals("0.00"));
        return figures;
    }

    private List<JsonNode> items(String list) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = system.get("/v1/loans/" + id + "/" + list + "?limit=1000" + cursor);
            page.body().at("/items").forEach(items::add);
            cursor = page.body().at("/nextCursor").isNull() ? "" : "&cursor=" + page.text("/nextCursor");
        } while (!cursor.isEmpty());
        return items;
    }
}
