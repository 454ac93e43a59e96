package floorplan.bench.dayend;

import floorplan.bench.Application;
import floorplan.bench.Comparison;
import floorplan.bench.Servers;
import floorplan.bench.Spread;
import floorplan.bench.repayment.OverHttp;
import floorplan.devstack.TokenKey;
import floorplan.devstack.TokenRole;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Floorplan's day-end of many loans beside five corrections a second, against the same day-end alone. */
public final class DayEndWithCorrections implements Comparison {
    /** {@code -Dbench.loans} sets a smaller number, a multiple of 2,000. */
    private static final long LOANS = Long.getLong("bench.loans", DayEndVs.MANY);

    private static final int ROUNDS = 3;
    private static final int LOANS_TO_CORRECT = 1_000;
    private static final double HALF = 0.50;
    private static final double NEARLY_ALL = 0.99;
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK_UP = Duration.ofMillis(100);

    /** The loans to correct were drawn at the beginning of the month: a book has the rows of no older month. */
    private static final LocalDate FIRST_DRAWDOWN = DayEndVs.DATE.withDayOfMonth(1);

    private static final LocalDate VALUE_DATE = DayEndVs.DATE.withDayOfMonth(6);

    /**
     * A day-end.
     *
     * @param nanos time of each correction from the moment at which it was due to its answer, shortest first
     */
    private record CorrectedDayEnd(DayEndContender.Seconds took, List<Long> nanos) {
        double percentileMillis(double share) {
            return nanos.isEmpty() ? 0 : nanos.get((int) Math.ceil(share * nanos.size()) - 1) / 1e6;
        }
    }

    @Override
    public String name() {
        return "day_end.with_corrections";
    }

    @Override
    public Result run(Servers servers) {
        TokenKey key = TokenKey.make();
        LoanBook book = new LoanBook(servers, DayEndVs.DATE);
        try (WorkerProcess worker = new WorkerProcess(servers, name());
                Application api = new Application(
                        "api",
                        servers,
                        Map.of("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_PUBLICKEYLOCATION", key.location()));
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                Floorplan floorplan = new Floorplan(servers)) {
            OverHttp operator = new OverHttp(api, key.sign(TokenRole.claims("operator", Instant.now())), http);
            List<CorrectedDayEnd> alone = new ArrayList<>();
            List<CorrectedDayEnd> beside = new ArrayList<>();
            for (int round = -1; round < ROUNDS; round++) {
                CorrectedDayEnd first = round(servers, book, floorplan, null);
                CorrectedDayEnd second = round(servers, book, floorplan, operator);
                if (round >= 0) {
                    alone.add(first);
                    beside.add(second);
                }
            }
            return result(alone, beside, worker.memory());
        }
    }

    /** @param operator sends corrections; null for none */
    private static CorrectedDayEnd round(
            Servers servers, LoanBook book, Floorplan floorplan, @Nullable OverHttp operator) {
        book.fillAnew(LOANS);
        JdbcTemplate clms = servers.asOwner("clms");
        writeCreditLines(book.account(), clms);
        List<String> loans = loansToCorrect(book.account());
        SteadyCorrections corrections =
                operator == null ? null : new SteadyCorrections(operator, loans, VALUE_DATE, INTERVAL);
        DayEndContender.Seconds took = floorplan.close(book);
        List<Long> nanos = corrections == null ? List.of() : corrections.stop();
        awaitDone(book.account(), clms, nanos.size());
        CorrectedDayEnd done = new CorrectedDayEnd(took, nanos);
        System.err.printf(
                Locale.ROOT,
                "%,d loans %7.2f s, %7.2f s with trial balance beside %,d corrections, p99 %.0f ms%n",
                book.due(),
                took.closing(),
                took.whole(),
                nanos.size(),
                done.percentileMillis(NEARLY_ALL));
        return done;
    }

    private static List<String> loansToCorrect(JdbcTemplate account) {
        return account.query("""
                SELECT loan_no FROM loan
                WHERE loan_type = 'MANUFACTURER' AND currency = 'CNY' AND drawdown_date BETWEEN ? AND ? ORDER BY id LIMIT ?
                """, (row, n) -> row.getString("loan_no"), FIRST_DRAWDOWN, VALUE_DATE, LOANS_TO_CORRECT);
    }

    private static void writeCreditLines(JdbcTemplate account, JdbcTemplate clms) {
        clms.execute("TRUNCATE credit_log");
        clms.execute("TRUNCATE credit_line");
        List<Object[]> dealers = account.query(
                "SELECT dealer_id, SUM(principal) AS used FROM loan WHERE currency = 'CNY' GROUP BY dealer_id",
                (row, n) -> new Object[] {row.getString("dealer_id"), row.getLong("used"), row.getLong("used")});
        clms.batchUpdate(
                "INSERT INTO credit_line (dealer_id, currency, credit_limit, used) VALUES (?, 'CNY', ?, ?)", dealers);
    }

    /** Waits until each correction is booked, sent and restored. */
    private static void awaitDone(JdbcTemplate account, JdbcTemplate clms, int corrections) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (count(clms, "SELECT COUNT(*) FROM credit_log WHERE outcome = 'RESTORED'") < corrections
                || count(account, "SELECT COUNT(*) FROM repayment_log WHERE sent_at IS NOT NULL") < corrections) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the corrections are not all restored: no figure");
            }
            try {
                Thread.sleep(LOOK_UP);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        long made = count(account, "SELECT COUNT(*) FROM correction");
        if (made != corrections) {
            throw new IllegalStateException(
                    "%d late repayments made %d corrections: no figure".formatted(corrections, made));
        }
    }

    private static long count(JdbcTemplate schema, String sql) {
        return Objects.requireNonNull(schema.queryForObject(sql, Long.class));
    }

    private static Result result(List<CorrectedDayEnd> alone, List<CorrectedDayEnd> beside, String memory) {
        List<String> table = new ArrayList<>();
        table.add("%-28s %-24s %-24s %-24s %-20s %s"
                .formatted("", "accrued in s", "with trial balance", "corrections", "p50 ms", "p99 ms"));
        table.add(line("alone", alone));
        table.add(line("beside corrections", beside));
        table.add("");
        table.add("Floorplan's worker: " + memory);
        return new Result(
                Spread.of(beside, round -> round.took().whole()).median(),
                Spread.of(alone, round -> round.took().whole()).median(),
                "seconds for a date beside corrections as alone",
                table);
    }

    private static String line(String title, List<CorrectedDayEnd> rounds) {
        return "%-28s %-24s %-24s %-24s %-20s %s"
                .formatted(
                        title,
                        Spread.of(rounds, round -> round.took().closing()),
                        Spread.of(rounds, round -> round.took().whole()),
                        Spread.of(rounds, round -> round.nanos().size()),
                        Spread.of(rounds, round -> round.percentileMillis(HALF)),
                        Spread.of(rounds, round -> round.percentileMillis(NEARLY_ALL)));
    }
}
