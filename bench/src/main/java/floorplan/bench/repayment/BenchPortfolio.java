package floorplan.bench.repayment;

import floorplan.bench.Servers;
import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.BackDating;
import floorplan.store.loan.LoanKeys;
import floorplan.workflows.MovementPayload;
import floorplan.workflows.repayment.RepaymentPayload;
import floorplan.workflows.repayment.RepaymentSteps;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A book with enough loans that two repayments rarely hit the same loan at once. Each loan was drawn 40 days ago and is
 * accrued through yesterday, with its interest paid: every repayment now pays principal and restores credit.
 */
final class BenchPortfolio {
    private static final int LOANS = 500;
    private static final int DEALERS = 50;
    private static final long DRAWN_CENTS = 100_000_000;
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final Money INTEREST_AND_MORE = new Money(CNY, 1_000_000);
    private static final Money SMALL = new Money(CNY, 100);

    /** Distinguishes this run's loans from those of a killed run. */
    private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

    private final AtomicInteger next = new AtomicInteger();

    private BenchPortfolio() {}

    static BenchPortfolio draw(Servers servers) {
        BenchPortfolio portfolio = new BenchPortfolio();
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
                VALUES (%s, ?, (SELECT MAX(seq) FROM import), ?, 'M-1', 'DEALER', 'LSVAA4182E2184847', 'CNY', ?, 0.108, 20000,
                    'ACT_360', 1, CURRENT_DATE - INTERVAL 40 DAY, CURRENT_DATE + INTERVAL 140 DAY,
                    CURRENT_DATE - INTERVAL 41 DAY, ?)
                """.formatted(LoanKeys.sqlOf("'DEALER'", "(SELECT MAX(seq) FROM import)", "?")),
                numbers(LOANS, i -> new Object[] {i, loan(i), dealer(i), DRAWN_CENTS, DRAWN_CENTS}));
        account.update(
                "INSERT INTO loan_rate SELECT id, drawdown_date, 0.072 FROM loan WHERE loan_no LIKE ?",
                "BENCH-" + run + "-%");
    }

    private void insertCreditLines(JdbcTemplate clms) {
        long used = DRAWN_CENTS * LOANS / DEALERS;
        clms.batchUpdate(
                "INSERT INTO credit_line (dealer_id, currency, credit_limit, used) VALUES (?, 'CNY', ?, ?)",
                numbers(DEALERS, i -> new Object[] {dealer(i), used, used}));
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
        for (int i = 0; i < LOANS; i++) {
            AcceptedRepayment repayment = repayment(loan(i), INTEREST_AND_MORE);
            steps.log(RepaymentPayload.of(repayment));
            MovementPayload restoration =
                    Objects.requireNonNull(steps.apply(repayment.repaymentId()).restoration());
            steps.promote(restoration);
            steps.publish(restoration);
            steps.clear(repayment.repaymentId());
        }
        return LOANS;
    }

    /** A small repayment of the next loan in turn. */
    AcceptedRepayment next() {
        return repayment(loan(next.getAndIncrement() % LOANS), SMALL);
    }

    private AcceptedRepayment repayment(String loan, Money amount) {
        String id = id();
        return new AcceptedRepayment(id, "bench", id, id + id, loan, Payer.DEALER, amount, null, null, BackDating.NONE);
    }

    private static String id() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private String loan(int number) {
        return "BENCH-" + run + "-" + number;
    }

    private String dealer(int number) {
        return "BENCH-" + run + "-D" + number % DEALERS;
    }
}
