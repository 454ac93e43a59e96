package floorplan.bench.cache;

import floorplan.bench.Comparison;
import floorplan.bench.Servers;
import floorplan.domain.loan.Rate;
import floorplan.store.cache.CacheCounts;
import floorplan.store.database.AccountDatabase;
import floorplan.store.loan.Loans;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads of whole loans through the cache, with nine of ten loans cached, against reads from the database alone. */
public final class CacheVsDb implements Comparison {
    private static final int READERS = 64;
    private static final int CONNECTIONS = 8;
    private static final int CACHED_READS = 40_000;
    private static final int DATABASE_READS = 10_000;
    private static final int ROUNDS = 3;
    private static final int CLIENTS_OF_ONE = 1_000;
    private static final int WRITES = 500;

    @Override
    public String name() {
        return "cache.vs_db";
    }

    @Override
    public Result run(Servers servers) {
        LoansToRead loans = LoansToRead.draw(servers);
        Selects selects = new Selects(servers);
        try (CacheInUse cache = new CacheInUse(servers)) {
            for (int i = 0; i < LoansToRead.OFTEN_READ; i++) {
                requireFound(cache.reads.find(LoansToRead.loan(i)), LoansToRead.loan(i));
            }
            WayToRead cached = new WayToRead(
                    "through the cache", CACHED_READS, loan -> requireFound(cache.reads.find(loan), loan));
            Semaphore connections = new Semaphore(CONNECTIONS, true);
            WayToRead direct = new WayToRead(
                    "from the database", DATABASE_READS, loan -> requireFound(inTurn(connections, cache, loan), loan));
            AtomicInteger any = new AtomicInteger();
            for (int round = 0; round <= ROUNDS; round++) {
                // Reads from the database cost the same for a loan that was read before, so a few loans will do.
                direct.read(selects, () -> LoansToRead.loan(any.getAndAdd(7) % LoansToRead.OFTEN_READ), round > 0);
                cached.readAndCount(cache.lanes.counts(), selects, loans, round > 0);
            }
            List<String> table = new ArrayList<>();
            table.add("%-20s %-10s %-8s %-8s %-8s %s"
                    .formatted("64 readers", "reads/s", "p50 ms", "p99 ms", "hits", "SELECTs a read"));
            table.add(direct.line());
            table.add(cached.line());
            table.add(oneColdKey(cache, loans));
            table.addAll(writes(servers, cache));
            return new Result(cached.perSecond(), direct.perSecond(), "reads/s", table);
        }
    }

    /** Readers wait in turn for a connection: in the pool itself some would wait until they fail. */
    private static Optional<?> inTurn(Semaphore connections, CacheInUse cache, String loan) {
        connections.acquireUninterruptibly();
        try {
            return cache.loans.load(loan);
        } finally {
            connections.release();
        }
    }

    private static void requireFound(Optional<?> found, String loan) {
        if (found.isEmpty()) {
            throw new IllegalStateException("loan " + loan + " was not found: no figure");
        }
    }

    private static String oneColdKey(CacheInUse cache, LoansToRead loans) {
        String loan = loans.once();
        long before = cache.lanes.counts().loads();
        ReadRound all = ReadRound.of(
                CLIENTS_OF_ONE, CLIENTS_OF_ONE, () -> loan, one -> requireFound(cache.reads.find(one), one));
        return String.format(
                Locale.ROOT,
                "%,d clients on one loan that is not cached: %d loads, the last client after %.0f ms",
                CLIENTS_OF_ONE,
                cache.lanes.counts().loads() - before,
                all.percentileMillis(1));
    }

    /** Adds a rate to a loan, alternately with and without an announcement to the cache. */
    private static List<String> writes(Servers servers, CacheInUse cache) {
        AccountDatabase account = new AccountDatabase(servers.asAccountWorker());
        Loans told = new Loans(account, cache.lanes::update);
        Loans untold = new Loans(account, loan -> {});
        List<Long> with = new ArrayList<>();
        List<Long> without = new ArrayList<>();
        for (int i = 0; i < 2 * WRITES; i++) {
            write(account, i % 2 == 0 ? told : untold, LoansToRead.loan(i), i % 2 == 0 ? with : without);
        }
        return List.of(String.format(
                Locale.ROOT,
                "a write (a rate): p50 %.2f ms with the cache told of it, %.2f ms without",
                median(with) / 1e6,
                median(without) / 1e6));
    }

    private static void write(AccountDatabase account, Loans loans, String loan, List<Long> nanos) {
        Rate rate = new Rate(LocalDate.of(2027, 1, 1), new BigDecimal("0.06"));
        long start = System.nanoTime();
        account.inTransaction(() -> loans.addRate(loans.lock(loan).orElseThrow(), rate));
        nanos.add(System.nanoTime() - start);
    }

    private static long median(List<Long> nanos) {
        return nanos.stream().sorted().toList().get(nanos.size() / 2);
    }

    /** The number of reading statements that the database server has received, from all clients. */
    private record Selects(JdbcTemplate account) {
        Selects(Servers servers) {
            this(servers.asOwner("account"));
        }

        long soFar() {
            return Objects.requireNonNull(account.queryForObject(
                    "SHOW GLOBAL STATUS LIKE 'Com_select'", (row, number) -> row.getLong("Value")));
        }
    }

    /** One way of reading, with its figures of each round. */
    private static final class WayToRead {
        private record RoundFigures(ReadRound round, double hits, double selects) {}

        private final String title;
        private final int reads;
        private final Consumer<String> read;
        private final List<RoundFigures> rounds = new ArrayList<>();

        WayToRead(String title, int reads, Consumer<String> read) {
            this.title = title;
            this.reads = reads;
            this.read = read;
        }

        void read(Selects selects, Supplier<String> loans, boolean counts) {
            long before = selects.soFar();
            ReadRound round = ReadRound.of(READERS, reads, loans, read);
            double each = (double) (selects.soFar() - before) / reads;
            if (counts) {
                rounds.add(new RoundFigures(round, 0, each));
            }
        }

        void readAndCount(CacheCounts count, Selects selects, LoansToRead loans, boolean counts) {
            long hits = count.hits();
            read(selects, loans::next, counts);
            if (counts) {
                RoundFigures last = rounds.removeLast();
                rounds.add(new RoundFigures(last.round(), (double) (count.hits() - hits) / reads, last.selects()));
            }
        }

        private RoundFigures median() {
            return rounds.stream()
                    .sorted(Comparator.comparingDouble(
                            figures -> figures.round().perSecond()))
                    .toList()
                    .get(rounds.size() / 2);
        }

        double perSecond() {
            return median().round().perSecond();
        }

        String line() {
            RoundFigures figures = median();
            return String.format(
                    Locale.ROOT,
                    "%-20s %-10.0f %-8.2f %-8.2f %-8.2f %.2f",
                    title,
                    figures.round().perSecond(),
                    figures.round().percentileMillis(0.50),
                    figures.round().percentileMillis(0.99),
                    figures.hits(),
                    figures.selects());
        }
    }
}
