package floorplan.bench.list;

import floorplan.bench.Comparison;
import floorplan.bench.Servers;
import floorplan.bench.Spread;
import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.BackDating;
import floorplan.store.database.AccountDatabase;
import floorplan.store.repayment.RepaymentLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

/**
 * Measures the cost of a repayment's row with and without the indexes of the list. The row is logged, applied and
 * marked as sent, each in a transaction.
 */
public final class ListIndexCost implements Comparison {
    /** The indexes that repayments had before the list existed. */
    private static final List<String> OLDER =
            List.of("repayment_by_loan", "repayment_by_booking_date", "repayment_by_sending");

    private static final int PAIRS = 3;
    private static final int REPAYMENTS_A_ROUND = 3_000;

    private final Random random = new Random(7);

    @Override
    public String name() {
        return "list.index_cost";
    }

    /** The CPU and the time of one repayment in a round, in milliseconds. */
    private record RowCost(double cpu, double time) {}

    @Override
    public Result run(Servers servers) {
        new RepaymentBook(servers).fill();
        AccountDatabase account = new AccountDatabase(servers.asAccountWorker());
        ProcessHandle database = Objects.requireNonNull(servers.processes().get("mariadb"));
        ListIndexes added =
                ListIndexes.of(servers.asOwner("account"), "repayment_log").except(OLDER);
        round(account, database);
        List<RowCost> with = new ArrayList<>();
        List<RowCost> without = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            with.add(round(account, database));
            added.drop();
            without.add(round(account, database));
            added.add();
        }
        return new Result(
                Spread.of(with, RowCost::cpu).median(),
                Spread.of(without, RowCost::cpu).median(),
                "ms of the database's CPU for a repayment's row",
                List.of(
                        "| a repayment's row among " + RepaymentBook.REPAYMENTS + " | CPU ms | ms |",
                        "| --- | --- | --- |",
                        line("with the indexes of the list", with),
                        line("without", without)));
    }

    private static String line(String title, List<RowCost> rounds) {
        return "| %s | %.2f | %.2f |"
                .formatted(
                        title,
                        Spread.of(rounds, RowCost::cpu).median(),
                        Spread.of(rounds, RowCost::time).median());
    }

    private RowCost round(AccountDatabase account, ProcessHandle database) {
        RepaymentLog log = new RepaymentLog(account);
        Duration before = cpu(database);
        long start = System.nanoTime();
        for (int n = 0; n < REPAYMENTS_A_ROUND; n++) {
            repay(account, log);
        }
        return new RowCost(
                cpu(database).minus(before).toNanos() / 1e6 / REPAYMENTS_A_ROUND,
                (System.nanoTime() - start) / 1e6 / REPAYMENTS_A_ROUND);
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow();
    }

    private void repay(AccountDatabase account, RepaymentLog log) {
        String id = UUID.randomUUID().toString().replace("-", "");
        long cents = 100 + random.nextLong(10_000_000);
        log.keep(new AcceptedRepayment(
                id,
                "bench",
                id,
                id + id,
                "L-" + random.nextLong(RepaymentBook.LOANS),
                Payer.DEALER,
                new Money(Currency.getInstance("CNY"), cents),
                null,
                null,
                BackDating.NONE));
        // The update of RepaymentLog, without the locked loan that it needs.
        account.sql("""
                        UPDATE repayment_log r JOIN loan l ON l.loan_no = r.loan_no
                        SET r.status = 'APPLIED', r.loan_id = l.id, r.value_date = DATE(r.accepted_at),
                            r.booking_date = DATE(r.accepted_at), r.penalty = 0, r.late_fee = 0, r.interest = 0,
                            r.principal = r.amount, r.apply_sequence = l.version + 1, r.correction_seq = NULL,
                            r.decided_at = UTC_TIMESTAMP(6), r.listed_value_date = DATE(r.accepted_at),
                            r.dealer_id = l.dealer_id, r.manufacturer_id = l.manufacturer_id
                        WHERE r.id = :id
                        """).param("id", id).update();
        log.sent(id);
    }
}
