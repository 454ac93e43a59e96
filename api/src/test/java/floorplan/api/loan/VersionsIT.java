package floorplan.api.loan;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.MoneyInvariants;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import floorplan.store.TestSchema;
import floorplan.store.cache.CachedKind;
import floorplan.store.cache.CachedKind.Loaded;
import floorplan.store.cache.Version;
import floorplan.store.credit.CachedCreditLines;
import floorplan.store.credit.CreditViews;
import floorplan.store.loan.CachedLoans;
import floorplan.store.loan.LoanViews;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Writes of the common kinds, one after the other. None changes what a reader sees of a loan or credit line without
 * changing its version.
 */
class VersionsIT {
    private static final List<String> LOANS = List.of("V-1", "V-2", "V-3");
    private static final List<String> DEALERS = List.of("VERSIONS");

    // 202 if the machine is slow. The next step waits until everything is done.
    private static final List<Integer> DONE = List.of(201, 202);
    private static final List<Integer> REFUSED = List.of(422, 202);
    private static final List<Integer> STARTED = List.of(202);

    private final CachedLoans loans = loans();
    private final CachedCreditLines lines = new CachedCreditLines(new CreditViews(TestSchema.clms("api")));
    private final Map<String, Loaded<?>> seen = new HashMap<>();
    private RunningSystem system;

    private static CachedLoans loans() {
        return new CachedLoans(new LoanViews(TestSchema.account("api")));
    }

    @BeforeEach
    void start() {
        system = RunningSystem.get();
    }

    @Test
    void noWriteChangesWhatIsSeenAndLeavesItsVersion() {
        after(
                "an import of a limit",
                DONE,
                () -> system.importFile("credit-lines", "dealer_id,currency,limit\nVERSIONS,CNY,400000.00\n"));
        after("an import beyond the limit, its credit given back", REFUSED, this::importAll);
        after(
                "an import of a higher limit",
                DONE,
                () -> system.importFile("credit-lines", "dealer_id,currency,limit\nVERSIONS,CNY,900000.00\n"));
        after("an import of loans", DONE, this::importAll);
        after(
                "a rate",
                DONE,
                () -> system.post(
                        "/v1/loans/V-1/rates",
                        "application/json",
                        "{\"effectiveFrom\":\"2026-03-07\",\"annualRate\":\"0.05\"}"));
        Answer repaid = after("a repayment", DONE, () -> repay("V-1", "10000.00", "2026-03-10"));
        after("a repayment of interest alone", DONE, () -> repay("V-2", "1.00", "2026-03-10"));
        after("a refused repayment", REFUSED, () -> repay("V-1", "9000000.00", "2026-03-11"));
        after("a day-end", STARTED, () -> dayEnd("2026-03-12"));
        after("a reversal", DONE, () -> reverse(repaid));
        Answer whole = after(
                "a repayment of all",
                DONE,
                () -> repay(
                        "V-3",
                        system.get("/v1/loans/V-3/payoff?date=2026-03-13").text("/owed/dealer/total"),
                        "2026-03-13"));
        after("a day-end in which a paid-off loan has no part", STARTED, () -> dayEnd("2026-03-14"));
        after("a reversal that opens a loan again", DONE, () -> reverse(whole));
        breakLoan();
        after("a day-end with a failure", STARTED, () -> dayEnd("2026-03-15"));
        mendLoan();
        after("failed loans run again", STARTED, () -> {
            Answer asked = RunningSystem.untilTaken(
                    () -> system.post("/v1/day-ends/2026-03-15/failures/retry", "application/json", ""));
            awaitStatus("2026-03-15", List.of("BALANCED"));
            return asked;
        });
    }

    private Answer importAll() {
        StringBuilder csv =
                new StringBuilder("loan_id,dealer_id,manufacturer_id,loan_type,vin,currency,principal,annual_rate,"
                        + "penalty_annual_rate,late_fee,day_count,dealer_share,drawdown_date,maturity_date\n");
        LOANS.forEach(
                loan -> csv.append(loan)
                        .append(
                                ",VERSIONS,M-1,DEALER,LSVAA4182E2184847,CNY,200000.00,0.072,0.108,200.00,ACT_360,,2026-03-05,2026-09-05\n"));
        return system.importFile("loans", csv.toString());
    }

    private Answer repay(String loan, String amount, String valueDate) {
        return system.repay(loan + amount, """
                {"loanId": "%s", "payer": "DEALER", "amount": "%s", "currency": "CNY", "valueDate": "%s"}
                """.formatted(loan, amount, valueDate));
    }

    private Answer reverse(Answer repayment) {
        return system.post(
                "/v1/repayments/" + repayment.text("/id") + "/reversal",
                "application/json",
                "{\"reason\": \"the payment bounced\"}",
                "Prefer",
                "wait=10");
    }

    private Answer dayEnd(String date) {
        Answer asked = RunningSystem.untilTaken(
                () -> system.post("/v1/day-ends", "application/json", "{\"businessDate\":\"" + date + "\"}"));
        awaitStatus(date, List.of("BALANCED", "FAILURES"));
        return asked;
    }

    private void awaitStatus(String date, List<String> wanted) {
        await(date + " is " + wanted).until(() -> {
            Answer answer = system.get("/v1/day-ends/" + date);
            return answer.status() == 200 && wanted.contains(answer.text("/status"));
        });
    }

    private void breakLoan() {
        system.account
                .sql("UPDATE loan SET day_count = 'NONE', version = version + 1 WHERE loan_no = 'V-2'")
                .update();
        seen.remove("loan_info:V-2");
    }

    private void mendLoan() {
        system.account
                .sql("UPDATE loan SET day_count = 'ACT_360', version = version + 1 WHERE loan_no = 'V-2'")
                .update();
    }

    private Answer after(String write, List<Integer> statuses, Supplier<Answer> written) {
        Answer answer = RunningSystem.untilTaken(written);
        assertThat(answer.status())
                .as("%s: %s", write, answer.response().body())
                .isIn(statuses);
        await("everything done").until(() -> MoneyInvariants.quiet(system));
        LOANS.forEach(loan -> compare(write, loans, loan));
        DEALERS.forEach(dealer -> compare(write, lines, dealer));
        return answer;
    }

    private <V> void compare(String write, CachedKind<V> kind, String id) {
        String key = kind.key(id);
        Version version = kind.versions(List.of(id)).get(id);
        if (version == null || isBroken(id)) {
            return;
        }
        Loaded<V> now = kind.load(id).orElseThrow();
        assertThat(now.version()).isEqualTo(version);
        Loaded<?> before = seen.put(key, now);
        boolean same =
                before != null && before.version().number() == now.version().number();
        assertThat(same && !before.value().equals(now.value()))
                .as("%s changes %s and leaves its version %s", write, key, now.version())
                .isFalse();
    }

    private boolean isBroken(String loan) {
        return system.account
                        .sql("SELECT COUNT(*) FROM loan WHERE loan_no = ? AND day_count = 'NONE'")
                        .param(loan)
                        .query(Long.class)
                        .single()
                > 0;
    }
}
