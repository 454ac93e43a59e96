package floorplan.bench.repayment;

import floorplan.bench.Application;
import floorplan.bench.Comparison;
import floorplan.bench.Servers;
import floorplan.bench.Spread;
import floorplan.bench.repayment.BenchPortfolio.Shape;
import floorplan.devstack.TokenKey;
import floorplan.devstack.TokenRole;
import floorplan.domain.loan.LoanType;
import floorplan.domain.repayment.AcceptedRepayment;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Late repayments over HTTP, each of which corrects 60 dates, against repayments of the same loans in time. Both pay
 * principal only.
 */
public final class CorrectionRate implements Comparison {
    /** {@code -Dbench.corrections} sets a smaller number. */
    private static final int CORRECTIONS = Integer.getInteger("bench.corrections", 10_000);

    private static final int CLIENTS = 8;
    private static final int DATES = 60;
    private static final int DRAWN_DAYS_AGO = 80;
    private static final int ROUNDS = 5;
    private static final int A_LOAN = 5;
    private static final double HALF = 0.50;
    private static final double NEARLY_ALL = 0.99;

    /** A round in time has a fifth of the repayments of a late round. */
    private static final int FEWER = 5;

    @Override
    public String name() {
        return "correction.rate";
    }

    /** Both ways to repay the loans of a book, whose dates through yesterday are accrued. */
    private record Trial(
            OverHttp http, BenchPortfolio portfolio, BothSidesDone books, Map<String, ProcessHandle> processes) {
        RepaymentRound round(String title, int count, Supplier<AcceptedRepayment> repayments) {
            RepaymentRound round = RepaymentRound.of(
                    http, books, processes, RepaymentRound.byClients(CLIENTS, http, count, repayments), Duration.ZERO);
            System.err.printf(
                    "%-10s %,8d %8.1f/s, p99 %.0f ms, CPU ms each %s%n",
                    title, count, round.perSecond(), round.percentileMillis(NEARLY_ALL), round.cpuMillis());
            return round;
        }
    }

    @Override
    public Result run(Servers servers) {
        TokenKey key = TokenKey.make();
        try (Application worker = new Application("worker", servers, Map.of());
                Application api = new Application(
                        "api",
                        servers,
                        Map.of("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_PUBLICKEYLOCATION", key.location()));
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            Map<String, ProcessHandle> processes = new TreeMap<>(servers.processes());
            processes.put("worker", worker.process());
            processes.put("api", api.process());
            int loans = Math.ceilDiv(CORRECTIONS, A_LOAN);
            BenchPortfolio portfolio =
                    BenchPortfolio.draw(servers, new Shape(LoanType.MANUFACTURER, loans, DRAWN_DAYS_AGO));
            OverHttp overHttp = new OverHttp(api, key.sign(TokenRole.claims("bank", Instant.now())), http);
            return compare(servers, new Trial(overHttp, portfolio, new BothSidesDone(servers), processes), loans);
        }
    }

    /** The first repayment of each loan accrues its dates; it does not count. */
    private Result compare(Servers servers, Trial trial, int loans) {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        trial.round("accruing", loans, () -> trial.portfolio().next(today));
        List<RepaymentRound> late = new ArrayList<>();
        List<RepaymentRound> inTime = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            int count = CORRECTIONS * (i + 1) / ROUNDS - CORRECTIONS * i / ROUNDS;
            late.add(trial.round("late", count, () -> trial.portfolio().next(today.minusDays(DATES))));
            inTime.add(trial.round(
                    "in time",
                    Math.ceilDiv(CORRECTIONS, ROUNDS * FEWER),
                    () -> trial.portfolio().next(today)));
        }
        requireCorrected(servers.asOwner("account"), trial.portfolio());
        return new Result(
                Spread.of(late, RepaymentRound::perSecond).median(),
                Spread.of(inTime, RepaymentRound::perSecond).median(),
                "late repayments/s as repayments/s in time",
                table(late, inTime));
    }

    private static void requireCorrected(JdbcTemplate account, BenchPortfolio portfolio) {
        List<Long> dates = account.query("""
                SELECT COUNT(*) AS dates FROM loan l JOIN correction_accrual a ON a.loan_id = l.id
                WHERE %s GROUP BY a.loan_id, a.seq
                """.formatted(portfolio.condition()), (row, n) -> row.getLong("dates"));
        if (dates.size() != CORRECTIONS || dates.stream().anyMatch(count -> count != DATES)) {
            throw new IllegalStateException(
                    "there are %d corrections, and some have not %d dates: no figure".formatted(dates.size(), DATES));
        }
    }

    private static List<String> table(List<RepaymentRound> late, List<RepaymentRound> inTime) {
        List<String> lines = new ArrayList<>();
        lines.add("%-24s %-24s %-24s %-24s %s"
                .formatted(CLIENTS + " clients", "a second", "p50 ms", "p99 ms", "CPU ms each, all processes"));
        lines.add(line("late, " + DATES + " dates each", late));
        lines.add(line("in time", inTime));
        lines.add("");
        late.getFirst()
                .cpuMillis()
                .keySet()
                .forEach(process -> lines.add(String.format(
                        Locale.ROOT,
                        "CPU ms a late repayment, %-12s %s",
                        process,
                        Spread.of(late, round -> round.cpuMillis().getOrDefault(process, 0.0)))));
        return lines;
    }

    private static String line(String title, List<RepaymentRound> rounds) {
        return "%-24s %-24s %-24s %-24s %s"
                .formatted(
                        title,
                        Spread.of(rounds, RepaymentRound::perSecond),
                        Spread.of(rounds, round -> round.percentileMillis(HALF)),
                        Spread.of(rounds, round -> round.percentileMillis(NEARLY_ALL)),
                        Spread.of(rounds, CorrectionRate::cpu));
    }

    private static double cpu(RepaymentRound round) {
        return round.cpuMillis().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }
}
