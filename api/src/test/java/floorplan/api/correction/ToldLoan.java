package floorplan.api.correction;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.correction.PlainLoan.Event;
import floorplan.api.correction.PlainLoan.Fees;
import floorplan.api.correction.PlainLoan.Inputs;
import floorplan.api.correction.PlainLoan.Repaid;
import floorplan.api.correction.PlainLoan.Waived;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A loan that is told its inputs over HTTP, one after the other. Beside it, the loan's inputs are kept as the money
 * rules define them, so {@link PlainLoan} can tell what it must look like.
 */
final class ToldLoan {
    private final RunningSystem system;
    private final String id;
    private final Inputs inputs;
    private final Map<LocalDate, Fees> mostFees = new HashMap<>();
    private final Map<String, String> repaymentIds = new HashMap<>();
    private LocalDate accruedThrough;
    private LocalDate openDate;
    private boolean wasPaidOff;

    /** @param openDate the first date whose books are open */
    ToldLoan(RunningSystem system, String id, PlainLoan.Terms terms, LocalDate openDate) {
        this.system = system;
        this.id = id;
        this.openDate = openDate;
        this.accruedThrough = terms.drawdown().minusDays(1);
        this.inputs = new Inputs(
                terms,
                new TreeMap<>(Map.of(terms.drawdown(), new BigDecimal("0.072"))),
                new ArrayList<>(),
                new HashMap<>());
    }

    void repay(String name, String payer, BigDecimal amount, LocalDate valueDate) {
        Answer repaid = system.repay(id + name, """
                {"loanId": "%s", "payer": "%s", "amount": "%s", "currency": "CNY", "valueDate": "%s"}
                """.formatted(id, payer, amount, valueDate));
        assertThat(repaid.status()).as(repaid.response().body()).isEqualTo(201);
        repaymentIds.put(name, repaid.text("/id"));
        accrue(valueDate.minusDays(1));
        inputs.events().add(new Repaid(name, valueDate, inputs.events().size(), payer, amount, null));
        corrected();
    }

    void reverse(String name, String kind) {
        Answer reversed = post(
                "/v1/repayments/" + repaymentIds.get(name) + "/reversal",
                "{\"reason\": \"a test\", \"kind\": \"" + kind + "\"}",
                name);
        assertThat(reversed.status()).as(reversed.response().body()).isEqualTo(201);
        if (kind.equals("MISPOSTED")) {
            limitFees();
        }
        inputs.events()
                .replaceAll(event -> event instanceof Repaid repaid
                                && repaid.id().equals(name)
                        ? new Repaid(name, repaid.date(), repaid.sequence(), repaid.payer(), repaid.amount(), kind)
                        : event);
        corrected();
    }

    /** A rate of an accrued date is a correction, by which the lender admits an error. */
    void rate(LocalDate from, BigDecimal rate) {
        boolean late = !from.isAfter(accruedThrough);
        Answer answer = post(
                "/v1/loans/" + id + "/rates",
                "{\"effectiveFrom\": \"%s\", \"annualRate\": \"%s\"%s}"
                        .formatted(from, rate, late ? ", \"correction\": {\"reason\": \"typed wrong\"}" : ""),
                id + "rate" + from);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        if (late) {
            limitFees();
        }
        inputs.rates().put(from, rate);
        corrected();
    }

    /** A waiver takes at most the amount that is unpaid when it arrives; if nothing is, it is refused. */
    void waive(String name, @Nullable YearMonth feeOf, BigDecimal most) {
        Answer answer = post(
                "/v1/loans/" + id + "/waivers",
                "{\"component\": \"%s\", %s\"amount\": \"%s\", \"reason\": \"goodwill\"}"
                        .formatted(
                                feeOf == null ? "PENALTY" : "LATE_FEE",
                                feeOf == null ? "" : "\"period\": \"" + feeOf + "\", ",
                                most),
                id + name);
        LocalDate next = accruedThrough.plusDays(1);
        LocalDate date = openDate.isAfter(next) ? openDate : next;
        Waived asked = new Waived(name, date, inputs.events().size(), feeOf, most);
        inputs.events().add(asked);
        BigDecimal standing = new PlainLoan(inputs, date.minusDays(1))
                .partsOf(name).stream().reduce(PlainLoan.NOTHING, BigDecimal::add);
        inputs.events().removeLast();
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(standing.signum() == 0 ? 422 : 201);
        if (standing.signum() != 0) {
            accrue(date.minusDays(1));
            inputs.events().add(new Waived(name, date, asked.sequence(), feeOf, standing));
            note();
        }
    }

    /** The day-end has closed the books of a date. */
    void closed(LocalDate date) {
        if (!loan().isPaidOff()) {
            accrue(date);
        }
        openDate = date.plusDays(1);
    }

    /** The amount that the dealer owes on a value date, if nothing else is told before. */
    BigDecimal owedByDealer(LocalDate valueDate) {
        return new PlainLoan(inputs, valueDate.minusDays(1)).owedByDealer();
    }

    private PlainLoan loan() {
        return new PlainLoan(inputs, accruedThrough);
    }

    private void accrue(LocalDate date) {
        if (date.isAfter(accruedThrough)) {
            accruedThrough = date;
            note();
        }
    }

    /** A loan that is open again accrues through the day before the open date. */
    private void corrected() {
        note();
        if (isOpenAgain()) {
            accrue(openDate.minusDays(1));
        }
        wasPaidOff = loan().isPaidOff();
    }

    private boolean isOpenAgain() {
        return wasPaidOff && !loan().isPaidOff();
    }

    /** After an error of the lender, a past date bears at most the highest fees that it has had so far. */
    private void limitFees() {
        LocalDate through = wasPaidOff && openDate.isAfter(accruedThrough) ? openDate.minusDays(1) : accruedThrough;
        for (LocalDate date = inputs.terms().drawdown(); !date.isAfter(through); date = date.plusDays(1)) {
            inputs.limits().putIfAbsent(date, mostFees.getOrDefault(date, Fees.NONE));
        }
    }

    /** Notes the highest fees of each date so far. */
    private void note() {
        loan().fees.forEach((date, fees) -> mostFees.merge(date, fees, Fees::max));
    }

    private Answer post(String path, String body, String key) {
        return RunningSystem.untilTaken(
                () -> system.post(path, "application/json", body, "Idempotency-Key", key, "Prefer", "wait=10"));
    }

    /** The inputs in the order in which they apply, without their numbers. */
    List<String> events() {
        return inputs.events().stream()
                .sorted(Comparator.comparing(Event::date).thenComparingInt(Event::sequence))
                .map(event -> event.toString().replaceAll("sequence=\\d+", ""))
                .toList();
    }

    /** The figures that the loan must have by the rules. */
    Map<String, String> expected() {
        PlainLoan atPayoff = new PlainLoan(inputs, accruedThrough.plusDays(LoanFigures.DATES_TO_PAYOFF));
        return LoanFigures.expected(loan(), atPayoff, accruedThrough, inputs.events());
    }

    /** The same figures as they are shown over HTTP. */
    Map<String, String> shown() {
        return new LoanFigures(system, id).shown();
    }

    /** The loan's status, rates, owed amounts and interest periods, as they are shown over HTTP. */
    String standing() {
        JsonNode loan = system.get("/v1/loans/" + id).body();
        return loan.at("/status") + " " + loan.at("/rates") + " " + loan.at("/owed") + " "
                + loan.at("/interestPeriods");
    }
}
