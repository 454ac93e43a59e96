package floorplan.api.report;

import static floorplan.api.report.ReportedPortfolio.items;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/** Reports over HTTP. The test adds their figures up, and compares them with the books and with the loans. */
class ReportsIT {
    static final List<String> CLOSED = ReportedPortfolio.CLOSED;

    /** The names of the amounts, by receivable account of the books. */
    private static final Map<String, String> RECEIVABLES = Map.of(
            "PRINCIPAL_RECEIVABLE", "principal",
            "DEALER_INTEREST_RECEIVABLE", "dealerInterest",
            "MANUFACTURER_INTEREST_RECEIVABLE", "manufacturerInterest",
            "LATE_FEE_RECEIVABLE", "lateFee",
            "PENALTY_RECEIVABLE", "penalty");

    private static RunningSystem system;

    @BeforeAll
    static void live() {
        system = RunningSystem.get();
        ReportedPortfolio.live(system);
    }

    @ParameterizedTest
    @FieldSource("CLOSED")
    void balancesOfLoansAddUpToTheBooksOfTheirDate(String date) {
        Map<String, BigDecimal> books = books(date);

        List<JsonNode> loans = items(system, "/v1/reports/balances/loans?date=" + date, 2);
        assertThat(loans).extracting(loan -> loan.at("/date").asString()).containsOnly(date);
        Map<String, BigDecimal> listed = new TreeMap<>();
        loans.forEach(loan -> add(listed, loan.at("/loanType").asString(), loan.at("/balances")));
        assertThat(listed).isEqualTo(books);
        Map<String, BigDecimal> types = new TreeMap<>();
        items(system, "/v1/reports/balances/loan-types?date=" + date, 1)
                .forEach(type -> add(types, type.at("/loanType").asString(), type.at("/balances")));
        assertThat(types).isEqualTo(books);
    }

    @ParameterizedTest
    @FieldSource("CLOSED")
    void balancesOfPartiesAreTheSumsOfTheirLoans(String date) {
        List<JsonNode> loans = items(system, "/v1/reports/balances/loans?date=" + date, 1000);
        for (String party : List.of("dealer", "manufacturer")) {
            Map<String, BigDecimal> expected = new TreeMap<>();
            loans.forEach(loan -> add(expected, loan.at("/" + party + "Id").asString(), loan.at("/balances")));
            List<JsonNode> parties = items(system, "/v1/reports/balances/" + party + "s?date=" + date, 1);
            Map<String, BigDecimal> sums = new TreeMap<>();
            parties.forEach(of -> add(sums, of.at("/id").asString(), of.at("/totals/0/balances")));

            assertThat(sums).isNotEmpty().isEqualTo(expected);
            assertThat(parties.stream()
                            .mapToLong(of -> of.at("/totals/0/loans").asLong())
                            .sum())
                    .isEqualTo(loans.size());
            assertThat(items(system, "/v1/reports/balances/" + party + "s?date=" + date, 1000))
                    .isEqualTo(parties);
        }
    }

    @ParameterizedTest
    @FieldSource("CLOSED")
    void theDatabaseAddsUpPartiesAsTheirLoansDo(String date) {
        PartiesBothWays.compare(LocalDate.parse(date));
    }

    /** The closing balances of the receivables, without those of zero. */
    private static Map<String, BigDecimal> books(String date) {
        Map<String, BigDecimal> books = new TreeMap<>();
        system.account
                .sql("SELECT loan_type, account, balance FROM closing_balance WHERE business_date = :date")
                .param("date", date)
                .query(row -> {
                    String name = RECEIVABLES.get(row.getString("account"));
                    if (name != null && row.getBigDecimal("balance").signum() != 0) {
                        books.put(
                                row.getString("loan_type") + " " + name,
                                row.getBigDecimal("balance").movePointLeft(2).setScale(2));
                    }
                });
        assertThat(books).isNotEmpty();
        return books;
    }

    private static void add(Map<String, BigDecimal> sums, String of, JsonNode balances) {
        BigDecimal total = BigDecimal.ZERO;
        for (String name : RECEIVABLES.values()) {
            BigDecimal amount = new BigDecimal(balances.at("/" + name).asString());
            total = total.add(amount);
            sums.merge(of + " " + name, amount, BigDecimal::add);
            sums.remove(of + " " + name, new BigDecimal("0.00"));
        }
        assertThat(balances.at("/total").asString()).isEqualTo(total.toPlainString());
    }

    @Test
    void aLoanPaidOffAndOpenAgainOwedNothingInBetween() {
        assertThat(balance("FIRST", "2026-04-01")).isEqualTo("199979.99");
        assertThat(balance("FIRST", "2026-04-02")).isEmpty();
        assertThat(balance("FIRST", "2026-04-03")).isEqualTo("200059.96");
        assertThat(balance("DEALER", "2026-03-31"))
                .as("drawn, but not yet booked")
                .isEmpty();
    }

    private static String balance(String loan, String date) {
        return items(system, "/v1/reports/balances/loans?date=" + date, 1000).stream()
                .filter(listed -> listed.at("/id").asString().equals(loan))
                .map(listed -> listed.at("/balances/total").asString())
                .collect(Collectors.joining());
    }

    @Test
    void balancesAreOfTheNewestClosedDateUnlessAnotherIsAskedFor() {
        assertThat(items(system, "/v1/reports/balances/loans", 1000))
                .isEqualTo(items(system, "/v1/reports/balances/loans?date=2026-04-03", 1000));
        assertThat(items(system, "/v1/reports/balances/loans?dealerId=D-2&loanType=MANUFACTURER", 9))
                .extracting(loan -> loan.at("/id").asString())
                .containsExactly("MAKER");
        for (String report : List.of("loans", "dealers", "manufacturers", "loan-types")) {
            Answer refused = system.get("/v1/reports/balances/" + report + "?date=2026-04-04");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text("/errors/0/field")).isEqualTo("date");
            assertThat(refused.text("/detail")).contains("2026-04-03");
        }
    }

    @Test
    void incomeAddsUpToTheJournal() {
        for (String month : List.of("2026-03", "2026-04")) {
            Map<String, BigDecimal> journal = new TreeMap<>();
            system.account.sql("""
                            SELECT loan_type, -SUM(amount) AS income FROM journal_line
                            WHERE account LIKE '%\\_INCOME' AND booking_date BETWEEN :first AND LAST_DAY(:first)
                                AND booking_date <= '2026-04-03' GROUP BY loan_type
                            """).param("first", month + "-01").query(row -> {
                journal.put(
                        row.getString("loan_type"),
                        row.getBigDecimal("income").movePointLeft(2).setScale(2));
            });
            Map<String, BigDecimal> reported = new TreeMap<>();
            items(system, "/v1/reports/income?month=" + month, 1)
                    .forEach(of -> reported.put(of.at("/loanType").asString(), totalOf(of)));
            assertThat(reported).isNotEmpty().isEqualTo(journal);
        }
        assertThat(items(system, "/v1/reports/income?month=2026-05", 9)).isEmpty();
    }

    /** The sum of all kinds, which the item states as its total. */
    private static BigDecimal totalOf(JsonNode income) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String kind : List.of(
                "dealerInterest",
                "manufacturerInterest",
                "lateFee",
                "penalty",
                "corrections/interest",
                "corrections/lateFee",
                "corrections/penalty",
                "waivers/lateFee",
                "waivers/penalty")) {
            sum = sum.add(new BigDecimal(income.at("/" + kind).asString()));
        }
        assertThat(income.at("/total").asString()).isEqualTo(sum.toPlainString());
        return sum;
    }

    @Test
    void incomeOfSplitLoansIsDividedByKind() {
        JsonNode split = items(system, "/v1/reports/income", 9).stream()
                .filter(of -> of.at("/loanType").asString().equals("SPLIT"))
                .findFirst()
                .orElseThrow();

        assertThat(split.at("/month").asString()).isEqualTo("2026-04");
        assertThat(split.at("/through").asString()).isEqualTo("2026-04-03");
        Map<String, BigDecimal> accrued = new TreeMap<>();
        system.account.sql("""
                        SELECT SUM(dealer_interest) AS dealer, SUM(manufacturer_interest) AS manufacturer, SUM(a.late_fee) AS fees
                        FROM accrual a JOIN loan l ON l.id = a.loan_id
                        WHERE l.loan_no = 'SPLIT' AND a.booking_date BETWEEN '2026-04-01' AND '2026-04-03'
                        """).query(row -> {
            accrued.put("dealerInterest", row.getBigDecimal("dealer").movePointLeft(2));
            accrued.put(
                    "manufacturerInterest", row.getBigDecimal("manufacturer").movePointLeft(2));
            accrued.put("lateFee", row.getBigDecimal("fees").movePointLeft(2));
        });
        accrued.forEach(
                (kind, amount) -> assertThat(new BigDecimal(split.at("/" + kind).asString()))
                        .as(kind)
                        .isEqualByComparingTo(amount)
                        .isPositive());
        String waived = items(system, "/v1/corrections?loanType=SPLIT", 9).stream()
                .filter(correction -> correction.at("/kind").asString().equals("WAIVER"))
                .map(correction -> correction.at("/posted/penaltyIncome").asString())
                .collect(Collectors.joining());
        assertThat(new BigDecimal(split.at("/waivers/penalty").asString()))
                .isNegative()
                .isEqualTo(new BigDecimal(waived).negate());
    }

    @Test
    void overdueDebtsAreThoseOfTheLoansByAge() {
        List<JsonNode> dealers = items(system, "/v1/reports/overdue", 1);
        assertThat(dealers).extracting(dealer -> dealer.at("/id").asString()).containsExactly("D-1", "D-2");
        for (JsonNode dealer : dealers) {
            LocalDate date = LocalDate.parse(dealer.at("/date").asString());
            Map<String, BigDecimal> expected = new TreeMap<>();
            long loans = 0;
            for (JsonNode loan :
                    items(system, "/v1/loans?dealerId=" + dealer.at("/id").asString(), 9)) {
                loans += OverdueDebts.add(system, expected, loan.at("/id").asString(), date) ? 1 : 0;
            }
            Map<String, BigDecimal> reported = new TreeMap<>();
            for (String kind : List.of("interest", "principal")) {
                dealer.at("/totals/0/" + kind).properties().forEach(amount -> {
                    if (!amount.getValue().asString().equals("0.00")
                            && !amount.getKey().equals("total")) {
                        reported.put(
                                kind + " " + amount.getKey(),
                                new BigDecimal(amount.getValue().asString()));
                    }
                });
            }
            assertThat(reported).hasSizeGreaterThan(1).isEqualTo(expected);
            assertThat(dealer.at("/totals/0/loans").asLong()).isEqualTo(loans);
        }
        assertThat(items(system, "/v1/reports/overdue?loanType=SPLIT", 9))
                .extracting(dealer -> dealer.at("/id").asString())
                .containsExactly("D-1");
    }

    @Test
    void overdueLoansAreListed() {
        LocalDate date = LocalDate.parse(system.get("/v1/reports/overdue").text("/items/0/date"));
        List<String> all = ids("/v1/loans");
        List<String> overdue = all.stream()
                .filter(id -> OverdueDebts.add(system, new TreeMap<>(), id, date))
                .toList();
        assertThat(overdue).hasSizeGreaterThan(1).hasSizeLessThan(all.size());

        assertThat(ids("/v1/loans?overdue=true")).isEqualTo(overdue);
        assertThat(ids("/v1/loans?overdue=false")).isEqualTo(all);
        assertThat(ids("/v1/loans?overdue=true&status=OPEN")).isEqualTo(overdue);
        assertThat(ids("/v1/loans?overdue=true&status=CLOSED")).isEmpty();
        for (String filter : List.of("dealerId=D-2", "loanType=SPLIT")) {
            List<String> matching = ids("/v1/loans?" + filter);
            assertThat(ids("/v1/loans?overdue=true&" + filter))
                    .isEqualTo(overdue.stream().filter(matching::contains).toList());
        }
        assertThat(system.getText("/v1/loans?overdue=true", "Accept", "text/csv")
                        .response()
                        .body()
                        .lines())
                .hasSize(overdue.size() + 1);
        Answer refused = system.send(system.request("/v1/loans?overdue=true", RunningSystem.token("manufacturer:M-1"))
                .GET());
        assertThat(refused.text("/type")).isEqualTo("/problems/forbidden");
    }

    private static List<String> ids(String path) {
        return items(system, path, 1).stream()
                .map(loan -> loan.at("/id").asString())
                .toList();
    }

    @Test
    void loansThatMatureSoonAreListedByTheirMaturity() {
        List<JsonNode> soon = items(system, "/v1/reports/maturities?days=200", 1);

        assertThat(soon).extracting(loan -> loan.at("/id").asString()).containsExactly("YOUNG");
        assertThat(soon.getFirst().at("/daysLeft").asLong()).isBetween(155L, 165L);
        assertThat(items(system, "/v1/reports/maturities?days=100", 9)).isEmpty();
        assertThat(items(system, "/v1/reports/maturities?days=200&dealerId=D-2", 9))
                .isEmpty();
        assertThat(system.get("/v1/reports/maturities?days=3661").text("/errors/0/field"))
                .isEqualTo("days");
    }

    @Test
    void theUseOfACreditLineEndsWithWhatIsUsedNow() {
        List<JsonNode> days = items(system, "/v1/credit-lines/D-1/usage", 30);
        String used = system.get("/v1/credit-lines/D-1").text("/used");

        assertThat(days).hasSize(91);
        assertThat(days.getLast().at("/used").asString()).isEqualTo(used).isNotEqualTo("0.00");
        assertThat(days.getFirst().at("/used").asString()).isEqualTo("0.00");
        assertThat(items(system, "/v1/credit-lines", 1))
                .extracting(line -> line.at("/id").asString())
                .containsExactly("D-1", "D-2");
        assertThat(items(system, "/v1/credit-lines", 1).getFirst().at("/used").asString())
                .isEqualTo(used);
        assertThat(system.get("/v1/credit-lines/D-1/usage?from=2020-01-01").text("/errors/0/field"))
                .isEqualTo("from");
    }

    @Test
    void theAuditLogIsVerifiedToItsNewestEntry() {
        JsonNode chains = system.get("/v1/audit/verification").body().at("/chains");

        assertThat(chains).hasSize(2);
        chains.forEach(chain -> {
            assertThat(chain.at("/status").asString()).isEqualTo("UNBROKEN");
            assertThat(chain.at("/verifiedThrough").asLong())
                    .isPositive()
                    .isEqualTo(chain.at("/newest").asLong());
        });
    }
}
