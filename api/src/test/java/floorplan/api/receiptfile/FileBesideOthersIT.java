package floorplan.api.receiptfile;

import static floorplan.api.system.RunningSystem.count;
import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.dayend.DayEndClient;
import floorplan.api.system.MoneyInvariants;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A bank's file, single repayments and day-ends work on the same loans at the same time, and all agree at the end. */
class FileBesideOthersIT {
    private static final int LOANS = 5;
    private static final int LINES = 300;
    private static final int SINGLE = 40;

    @Test
    void everyPaymentIsTakenOnceAndTheBooksBalance() {
        RunningSystem system = RunningSystem.get();
        system.empty();
        DayEndClient dayEnds = new DayEndClient(system);
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        Portfolio portfolio = new Portfolio().dealer("D", "9000000.00");
        IntStream.range(0, LOANS).forEach(i -> portfolio.loan("L-" + i, "D", "DEALER", today.minusDays(12)));
        portfolio.importInto(system);
        dayEnds.closeAndAwait(today.minusDays(8).toString(), "BALANCED");

        CompletableFuture<Answer> file = CompletableFuture.supplyAsync(() -> send(system, today));
        List<CompletableFuture<Answer>> single = IntStream.range(0, SINGLE)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> repay(system, i)))
                .toList();
        CompletableFuture<Void> closed = CompletableFuture.runAsync(() -> IntStream.rangeClosed(1, 6)
                .forEach(i -> dayEnds.closeAndAwait(today.minusDays(8 - i).toString(), "BALANCED")));

        single.forEach(repaid -> assertThat(repaid.join().status())
                .as(repaid.join().response().body())
                .isIn(201, 202));
        closed.join();
        String id = file.join().text("/id");
        await("the file ends")
                .until(() ->
                        system.get("/v1/receipt-files/" + id).text("/status").equals("POSTED"));
        await("both sides are done").until(() -> MoneyInvariants.quiet(system));
        assertThat(count(system.account, "SELECT COUNT(*) FROM repayment_log WHERE status = 'APPLIED'"))
                .isEqualTo(LINES + SINGLE);
        assertThat(count(system.account, "SELECT SUM(amount) FROM repayment_log WHERE receipt_id IS NOT NULL"))
                .isEqualTo(100L * LINES);
        assertThat(count(system.account, "SELECT COUNT(DISTINCT receipt_id) FROM repayment_log"))
                .isEqualTo(LINES);
        assertThat(count(
                        system.account,
                        "SELECT SUM(amount) FROM journal_line WHERE account = 'CASH' AND event <> 'DRAWDOWN'"))
                .isEqualTo(100L * LINES + 1_000L * SINGLE);
        assertThat(count(
                        system.account,
                        "SELECT COUNT(*) FROM loan WHERE accrued_through < '" + today.minusDays(1) + "'"))
                .isZero();
        assertThat(count(system.account, "SELECT COUNT(*) FROM accrual")).isEqualTo(LOANS * 12L);
        MoneyInvariants.assertBalanced(system);
        dayEnds.closeAndAwait(today.minusDays(1).toString(), "BALANCED");
    }

    /** Lines with value dates before, on and after the dates that are closed meanwhile. */
    private static Answer send(RunningSystem system, LocalDate today) {
        String lines = IntStream.range(0, LINES)
                .mapToObj(i ->
                        "B-%d,RECEIPT,%s,1.00,CNY,DEALER,L-%d,,,\n".formatted(i, today.minusDays(i % 10), i % LOANS))
                .collect(Collectors.joining());
        Answer answer = system.send(system.request("/v1/receipt-files/csv")
                .header("Content-Type", "text/csv")
                .header("Floorplan-Control", "receipts=%d/%d.00, returns=0/0".formatted(LINES, LINES))
                .header("Prefer", "wait=10")
                .POST(BodyPublishers.ofString(
                        "bank_reference,kind,value_date,amount,currency,payer,loan_id,vin,original_reference,text\n"
                                + lines)));
        assertThat(answer.status()).as(answer.response().body()).isIn(201, 202);
        return answer;
    }

    private static Answer repay(RunningSystem system, int i) {
        return system.repay("beside-" + i, """
                {"loanId": "L-%d", "payer": "DEALER", "amount": "10.00", "currency": "CNY"}
                """.formatted(i % LOANS));
    }
}
