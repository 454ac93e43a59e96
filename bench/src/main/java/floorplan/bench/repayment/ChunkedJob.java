package floorplan.bench.repayment;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.store.database.AccountDatabase;
import floorplan.store.message.ConfirmedSends;
import floorplan.store.message.CreditMovementJson;
import floorplan.store.repayment.RepaymentLog;
import floorplan.workflows.repayment.RepaymentSteps;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;

/**
 * A job that carries out a chunk of lines in one transaction, which also writes their rows of an outbox; a second
 * thread sends the rows in batches with shared confirms. The steps change the books with Floorplan's own code.
 */
final class ChunkedJob implements FileContender {
    static final String QUEUE = "bench.credit.batch";
    private static final int CHUNK = 500;

    private final AccountDatabase database;
    private final RepaymentLog log;
    private final RepaymentSteps steps;
    private final ConfirmedSends sends;

    ChunkedJob(AccountDatabase database, RepaymentLog log, RepaymentSteps steps, ConfirmedSends sends) {
        this.database = database;
        this.log = log;
        this.steps = steps;
        this.sends = sends;
    }

    /** A row of the outbox. */
    private record OutboxRow(long id, String messageId, String body) {}

    @Override
    public String title() {
        return "chunked job with an outbox";
    }

    @Override
    public int pay(RepaymentFile file, long end) {
        database.sql("""
                        CREATE TABLE IF NOT EXISTS bench_outbox (
                            id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, message_id CHAR(32) NOT NULL, body TEXT NOT NULL)
                        """).update();
        List<AcceptedRepayment> lines = file.repayments(title());
        int paid = 0;
        try (ExecutorService relay = Executors.newSingleThreadExecutor()) {
            List<Future<?>> sent = new ArrayList<>();
            while (paid < lines.size() && System.nanoTime() < end) {
                List<AcceptedRepayment> chunk = lines.subList(paid, Math.min(paid + CHUNK, lines.size()));
                database.inTransaction(() -> carryOut(chunk));
                sent.add(relay.submit(this::sendAll));
                paid += chunk.size();
            }
            sent.forEach(ChunkedJob::require);
        }
        return paid;
    }

    private void carryOut(List<AcceptedRepayment> chunk) {
        List<Object[]> rows = new ArrayList<>();
        for (AcceptedRepayment repayment : byLoan(chunk)) {
            if (!log.keep(repayment)) {
                throw new IllegalStateException("its key is in use");
            }
            CreditMovement restoration = Objects.requireNonNull(
                            steps.apply(repayment.repaymentId()).restoration())
                    .toDomain();
            rows.add(new Object[] {
                restoration.messageId(), new String(CreditMovementJson.write(restoration), StandardCharsets.UTF_8)
            });
        }
        database.batch("INSERT INTO bench_outbox (message_id, body) VALUES (?, ?)", rows);
    }

    private static List<AcceptedRepayment> byLoan(List<AcceptedRepayment> chunk) {
        return chunk.stream()
                .sorted(Comparator.comparing(AcceptedRepayment::loanId))
                .toList();
    }

    private void sendAll() {
        List<OutboxRow> rows = rows();
        while (!rows.isEmpty()) {
            sends.sendAll("", QUEUE, rows.stream().map(ChunkedJob::message).toList());
            remove(rows);
            rows = rows();
        }
    }

    private void remove(List<OutboxRow> sent) {
        database.inTransaction(() -> {
            database.batch(
                    "UPDATE repayment_log SET sent_at = UTC_TIMESTAMP(6) WHERE id = ?",
                    sent.stream().map(row -> new Object[] {row.messageId()}).toList());
            database.batch(
                    "DELETE FROM bench_outbox WHERE id = ?",
                    sent.stream().map(row -> new Object[] {row.id()}).toList());
        });
    }

    private List<OutboxRow> rows() {
        return database.sql("SELECT id, message_id, body FROM bench_outbox ORDER BY id LIMIT " + CHUNK)
                .query((row, n) -> new OutboxRow(row.getLong("id"), row.getString("message_id"), row.getString("body")))
                .list();
    }

    private static Message message(OutboxRow row) {
        return MessageBuilder.withBody(row.body().getBytes(StandardCharsets.UTF_8))
                .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
                .setMessageId(row.messageId())
                .setType(CreditMovementJson.APPLIED)
                .build();
    }

    private static void require(Future<?> sent) {
        try {
            sent.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("a message could not be sent: no figure", e);
        }
    }
}
