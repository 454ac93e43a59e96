package floorplan.api.receiptfile;

import static floorplan.api.system.RunningSystem.count;
import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import floorplan.api.correction.LoanFigures;
import floorplan.api.correction.PlainLoan;
import floorplan.api.correction.PlainLoan.Inputs;
import floorplan.api.correction.PlainLoan.Terms;
import floorplan.api.dayend.DayEndClient;
import floorplan.api.receiptfile.PlainAccount.Outcome;
import floorplan.api.receiptfile.RandomStatements.Damage;
import floorplan.api.receiptfile.RandomStatements.Statement;
import floorplan.api.system.MoneyInvariants;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Random files over HTTP, valid, damaged and adversarial, of several bank accounts at once, each with loans of its own.
 * Afterwards each line, the cash, the unapplied receipts, the loans and the credit lines are as {@link PlainAccount}
 * says. It runs with {@code -Dreceipts.files=40}, and in full with 10000: the cash of 200 files differs, and the cause
 * is not known yet.
 */
class RandomFilesIT {
    private static final int FILES = Integer.getInteger("receipts.files", 0);
    private static final long SEED = Long.getLong("receipts.seed", 1);
    private static final int FILES_OF_ACCOUNT = 20;
    private static final int AT_ONCE = 4;

    private static final Map<String, String> SHARES =
            new TreeMap<>(Map.of("DEALER", "1", "SPLIT", "0.35", "MANUFACTURER", "0"));

    /** All value dates lie within the days for which banks may date back. */
    private final LocalDate drawdown = LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(84);

    /** The books are open from here on. A date is closed while files arrive, and the rest afterwards. */
    private final LocalDate open = drawdown.plusDays(75);

    /** The last date that is closed; all value dates are earlier. */
    private final LocalDate last = drawdown.plusDays(79);

    private final RunningSystem system = RunningSystem.get();
    private final DayEndClient dayEnds = new DayEndClient(system);

    /** A bank account and the files that it has sent. */
    private final class Account {
        final String name;
        final PlainAccount plain = new PlainAccount();
        final RandomStatements statements;
        final Map<String, List<Outcome>> booked = new TreeMap<>();

        Account(int number, Portfolio portfolio) {
            this.name = "BANK-" + number;
            portfolio.dealer(dealer(), "900000000.00");
            List<String> loans = new ArrayList<>();
            List<String> vins = new ArrayList<>();
            SHARES.forEach((type, share) -> {
                String loan = name + "-" + type;
                String vin = "LSVAA4182E%07d".formatted(number * SHARES.size() + loans.size());
                loans.add(loan);
                vins.add(vin);
                portfolio.loanForCar(vin, loan, dealer(), type, drawdown);
                plain.add(loan, vin, inputs(share));
            });
            this.statements = new RandomStatements(new Random(SEED * 1_000_003 + number), drawdown, loans, vins);
        }

        String dealer() {
            return "D-" + name;
        }

        void sendNext() {
            Statement statement = statements.next();
            Answer answer = send(statement);
            if (statement.damage == Damage.NONE) {
                assertThat(answer.status()).as(answer.response().body()).isIn(201, 202);
                String id = answer.text("/id");
                await("file " + id).until(() -> isBooked(id));
                booked.put(id, plain.book(statement.lines));
                assertThat(outcomes(id)).as(name + " " + id).isEqualTo(named(booked.get(id)));
                assertThat(send(statement).text("/id"))
                        .as("the same bytes again")
                        .isEqualTo(id);
            } else {
                assertThat(answer.status()).as(answer.response().body()).isEqualTo(422);
            }
        }

        private Answer send(Statement statement) {
            return RunningSystem.untilTaken(() -> system.send(system.request("/v1/receipt-files/csv")
                    .header("Content-Type", "text/csv")
                    .header("Floorplan-Account", name)
                    .header("Floorplan-Control", statement.control)
                    .header("Prefer", "wait=10")
                    .POST(BodyPublishers.ofByteArray(statement.bytes))));
        }

        /** Returns that waited have found their receipts since. */
        void assertLinesAndLoans() {
            booked.forEach(
                    (id, lines) -> assertThat(outcomes(id)).as(name + " " + id).isEqualTo(named(lines)));
            plain.loans.forEach((number, loan) -> assertThat(balances(new LoanFigures(system, number).shown()))
                    .as("%s of %s", number, loan)
                    .isEqualTo(balances(LoanFigures.expected(
                            new PlainLoan(loan, last), new PlainLoan(loan, last), last, loan.events()))));
            assertThat(system.get("/v1/credit-lines/" + dealer()).text("/used"))
                    .as("credit in use of " + dealer())
                    .isEqualTo(plain.loans.values().stream()
                            .map(loan -> new PlainLoan(loan, last).principal)
                            .reduce(PlainLoan.NOTHING, BigDecimal::add)
                            .toPlainString());
        }
    }

    private Inputs inputs(String dealerShare) {
        Terms terms = new Terms(
                drawdown,
                new BigDecimal("200000.00"),
                new BigDecimal("0.108"),
                new BigDecimal("200.00"),
                new BigDecimal(dealerShare),
                "ACT_360");
        return new Inputs(
                terms, new TreeMap<>(Map.of(drawdown, new BigDecimal("0.072"))), new ArrayList<>(), new HashMap<>());
    }

    @Test
    void areBookedAsPlainAccountsSay() {
        assumeThat(FILES).as("files to send").isPositive();
        Portfolio portfolio = new Portfolio();
        List<Account> accounts = IntStream.range(0, Math.max(1, FILES / FILES_OF_ACCOUNT))
                .mapToObj(number -> new Account(number, portfolio))
                .toList();
        portfolio.importInto(system);
        close(open.minusDays(1));
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            send(accounts, FILES_OF_ACCOUNT / 2, threads);
            close(open);
            send(accounts, FILES_OF_ACCOUNT - FILES_OF_ACCOUNT / 2, threads);
        }
        for (LocalDate date = open.plusDays(1); !date.isAfter(last); date = date.plusDays(1)) {
            close(date);
        }
        await("both sides are done").until(() -> MoneyInvariants.quiet(system));
        accounts.forEach(Account::assertLinesAndLoans);
        assertThat(count(system.account, """
                        SELECT COALESCE(SUM(amount), 0) FROM journal_line
                        WHERE account = 'CASH' AND event <> 'DRAWDOWN' AND currency = 'CNY'
                        """)).as("cash").isEqualTo(cents(accounts, false));
        assertThat(count(system.account, "SELECT COALESCE(SUM(open_amount), 0) FROM receipt WHERE currency = 'CNY'"))
                .as("unapplied receipts")
                .isEqualTo(cents(accounts, true));
        MoneyInvariants.assertBalanced(system);
        System.out.printf(
                "%d random files of %d accounts, %d booked: %s%n",
                accounts.size() * FILES_OF_ACCOUNT,
                accounts.size(),
                accounts.stream().mapToInt(account -> account.booked.size()).sum(),
                counts(accounts));
    }

    private static void send(List<Account> accounts, int files, ExecutorService threads) {
        List<CompletableFuture<Void>> sending = accounts.stream()
                .map(account -> CompletableFuture.runAsync(
                        () -> IntStream.range(0, files).forEach(n -> account.sendNext()), threads))
                .toList();
        sending.forEach(CompletableFuture::join);
    }

    private void close(LocalDate date) {
        dayEnds.closeAndAwait(date.toString(), "BALANCED");
    }

    private boolean isBooked(String id) {
        return system.get("/v1/receipt-files/" + id).text("/status").startsWith("POSTED");
    }

    private List<String> outcomes(String id) {
        return system.account
                .sql("""
                        SELECT CONCAT(l.line, ' ', COALESCE(l.outcome, '-'), ' ', COALESCE(r.amount, '-'))
                        FROM receipt_file_line l JOIN receipt_file f ON f.seq = l.file_seq
                            LEFT JOIN repayment_log r ON r.id = l.repayment_id
                        WHERE f.id = ? ORDER BY l.line
                        """)
                .param(id)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static List<String> named(List<Outcome> outcomes) {
        return IntStream.range(0, outcomes.size())
                .mapToObj(i -> {
                    BigDecimal taken = outcomes.get(i).taken();
                    return (i + 2) + " " + outcomes.get(i).name() + " "
                            + (taken == null ? "-" : taken.unscaledValue().toString());
                })
                .toList();
    }

    /** Without figures that depend on the order in which the lines arrived. */
    private static Map<String, String> balances(Map<String, String> figures) {
        figures.keySet().removeIf(name -> name.matches("accruedThrough|payoff.*|repaid.*"));
        return figures;
    }

    private long cents(List<Account> accounts, boolean unapplied) {
        return accounts.stream()
                .map(account -> unapplied ? account.plain.unapplied(last) : account.plain.cash)
                .reduce(PlainLoan.NOTHING, BigDecimal::add)
                .movePointRight(2)
                .longValueExact();
    }

    private static Map<String, Long> counts(List<Account> accounts) {
        Map<String, Long> counts = new TreeMap<>();
        accounts.forEach(account -> account.booked
                .values()
                .forEach(lines -> lines.forEach(line -> counts.merge(line.name(), 1L, Long::sum))));
        return counts;
    }
}
