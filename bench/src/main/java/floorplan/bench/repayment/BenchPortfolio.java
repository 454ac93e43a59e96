package floorplan.bench.repayment;

import floorplan.bench.Servers;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.BackDating;
import floorplan.store.loan.LoanKeys;
import floorplan.workflows.MovementPayload;
import floorplan.workflows.repayment.RepaymentPayload;
import floorplan.workflows.repayment.RepaymentSteps;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** A book with enough loans that two repayments rarely hit the same loan at once. */
final class BenchPortfolio {
    private static final long DRAWN_CENTS = 100_000_000;
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final Money INTEREST_AND_MORE = new Money(CNY, 1_000_000);
    private static final Money SMALL = new Money(CNY, 100);

    /** Distinguishes this run's loans from those of a killed run. */
    private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

    private final AtomicInteger next = new AtomicInteger();

    private final Shape shape;

    private BenchPortfolio(Shape shape) {
        this.shape = shape;
    }

    /**
     * The loans of a book.
     *
     * @param daysAgo days since they were drawn
     */
    record Shape(LoanType type, int loans, int daysAgo, int dealers) {
        private static final int DEALERS = 50;

        Shape(LoanType type, int loans, int daysAgo) {
            this(type, loans, daysAgo, DEALERS);
        }
    }

    /** Draws loans of dealers. After {@link #payInterest}, every repayment of them pays principal. */
    static BenchPortfolio draw(Servers servers) {
        return draw(servers, new Shape(LoanType.DEALER, 500, 40));
    }

    static BenchPortfolio draw(Servers servers, Shape shape) {
        BenchPortfolio portfolio = new BenchPortfolio(shape);
        portfolio.insertLoans(servers.asOwner("account"));
        portfolio.insertCreditLines(servers.asOwner("clms"));
        return portfolio;
    }

    private void insertLoans(JdbcTemplate account) {
        account.update("""
                INSERT INTO import (id, kind, status, created_at) VALUES (?, 'LOANS', 'COMPLETED', UTC_TIMESTAMP(6))
                """, id());
        account.batchUpdate(
                """
                INSERT INTO loan (id, loan_no, import_seq, dealer_id, manufacturer_id, loan_type, vin, currency, drawn,
                    penalty_annual_rate, late_fee, day_count, dealer_share, drawdown_date, maturity_date, accrued_through,
                    principal)
                VALUES (%s, ?, (SELECT MAX(seq) FROM import), ?, 'M-1', '%s', 'LSVAA4182E2184847', 'CNY', ?, 0.108, 20000,
                    'ACT_360', %d, CURRENT_DATE - INTERVAL %d DAY, CURRENT_DATE + INTERVAL 140 DAY,
                    CURRENT_DATE - INTERVAL %d DAY, ?)
                """.formatted(
                                LoanKeys.sqlOf("'" + shape.type() + "'", "(SELECT MAX(seq) FROM import)", "?"),
                                shape.type(),
                                shape.type() == LoanType.DEALER ? 1 : 0,
                                shape.daysAgo(),
                                shape.daysAgo() + 1),
                numbers(shape.loans(), i -> new Object[] {i, loan(i), dealer(i), DRAWN_CENTS, DRAWN_CENTS}));
        account.update(
                "INSERT INTO loan_rate SELECT id, drawdown_date, 0.072 FROM loan WHERE loan_no LIKE ?",
                "BENCH-" + run + "-%");
    }

    private void insertCreditLines(JdbcTemplate clms) {
        long used = DRAWN_CENTS * Math.ceilDiv(shape.loans(), shape.dealers());
        clms.batchUpdate(
                "INSERT INTO credit_line (dealer_id, currency, credit_limit, used) VALUES (?, 'CNY', ?, ?)",
                numbers(shape.dealers(), i -> new Object[] {dealer(i), used, used}));
    }

    private static List<Object[]> numbers(int count, java.util.function.IntFunction<Object[]> row) {
        return IntStream.range(0, count).mapToObj(row).toList();
    }

    /**
     * Accrues the loans through yesterday and pays their interest, by a repayment each.
     *
     * @return number of repayments made
     */
    int payInterest(RepaymentSteps steps) {
        for (int i = 0; i < shape.loans(); i++) {
            AcceptedRepayment repayment = repayment(loan(i), INTEREST_AND_MORE, null);
            steps.log(RepaymentPayload.of(repayment));
            MovementPayload restoration =
                    Objects.requireNonNull(steps.apply(repayment.repaymentId()).restoration());
            steps.promote(restoration);
            steps.publish(restoration);
            steps.clear(repayment.repaymentId());
        }
        return shape.loans();
    }

    /** A small repayment of the next loan in turn. */
    AcceptedRepayment next() {
        return next(null);
    }

    /** The same with a value date. */
    AcceptedRepayment next(@Nullable LocalDate valueDate) {
        return repayment(loan(next.getAndIncrement() % shape.loans()), SMALL, valueDate);
    }

    /** The SQL condition that selects the book's loans {@code l}. */
    String condition() {
        return "l.loan_no LIKE 'BENCH-" + run + "-%'";
    }

    private static AcceptedRepayment repayment(String loan, Money amount, @Nullable LocalDate valueDate) {
        String id = id();
        return new AcceptedRepayment(
                id, "bench", id, id + id, loan, Payer.DEALER, amount, valueDate, null, BackDating.NONE);
    }

    private static String id() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private String loan(int number) {
        return "BENCH-" + run + "-" + number;
    }

    private String dealer(int number) {
        return "BENCH-" + run + "-D" + number % shape.dealers();
    }
}
