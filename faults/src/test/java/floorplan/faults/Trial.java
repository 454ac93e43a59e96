package floorplan.faults;

import static floorplan.api.system.RunningSystem.count;

import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.domain.credit.CreditMovement;
import floorplan.domain.money.Money;
import floorplan.store.message.CreditMovementJson;
import floorplan.store.message.CreditPublisher;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.amqp.core.MessageBuilder;

/** One run of a cell: the system, the seed's choices, the client's record, and the faults planted on purpose. */
final class Trial {
    private static final List<String> TYPES = List.of("DEALER", "SPLIT", "MANUFACTURER");

    final Rig rig;
    final RunningSystem system;
    final Random random;
    final Client client;
    final Set<String> plantedDeadLetters = new HashSet<>();
    private final List<String> violations = new ArrayList<>();
    private boolean booksApart;

    Trial(Rig rig, long seed) {
        this.rig = rig;
        this.system = rig.system;
        this.random = new Random(seed);
        this.client = new Client(system);
    }

    /** Loans of one dealer, of types that the seed picks, imported: {@code L-0} on. */
    List<String> loans(int count) {
        return loans(count, TYPES);
    }

    /** The same, of some of the types. */
    List<String> loans(int count, List<String> types) {
        Portfolio portfolio = new Portfolio().dealer("D", "900000000.00");
        List<String> loans = IntStream.range(0, count).mapToObj(i -> "L-" + i).toList();
        loans.forEach(loan -> portfolio.loan(loan, "D", types.get(random.nextInt(types.size()))));
        portfolio.importInto(system);
        return loans;
    }

    /**
     * An amount in cents that every loan owes many times over, and that exceeds the loan's interest and fees, so that a
     * part of it restores credit.
     */
    long cents() {
        return 400_000L + random.nextInt(400_000);
    }

    /** Sleeps for a time that the seed picks, at most {@code longest}. */
    void sleepUpTo(Duration longest) {
        sleep(Duration.ofMillis(random.nextLong(longest.toMillis() + 1)));
    }

    static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Records a violation that the cell itself has found. */
    void require(boolean holds, String otherwise) {
        if (!holds) {
            violations.add(otherwise);
        }
    }

    /** Declares that both sides cannot agree in the end, because one of them has lost data for good. */
    void endWithBooksApart() {
        booksApart = true;
    }

    boolean endsWithBooksApart() {
        return booksApart;
    }

    List<String> violations() {
        return violations;
    }

    long account(String sql) {
        return count(system.account, sql);
    }

    long clms(String sql) {
        return count(system.clms, sql);
    }

    long applied() {
        return account("SELECT COUNT(*) FROM repayment_log WHERE status = 'APPLIED'");
    }

    long restored() {
        return clms("SELECT COUNT(*) FROM credit_log WHERE outcome = 'RESTORED'");
    }

    long sent() {
        return account("SELECT COUNT(*) FROM repayment_log WHERE sent_at IS NOT NULL");
    }

    long deadLetters() {
        return clms("SELECT COUNT(*) FROM credit_log WHERE outcome = 'DEAD_LETTER'");
    }

    /** A restoration message without a repayment. */
    static CreditMovement restoration(String id, String dealerId, long cents) {
        return CreditMovement.restoration(
                id, "no-loan", dealerId, new Money(Currency.getInstance("CNY"), cents), LocalDate.of(2026, 3, 10));
    }

    /** Marks a message as sent in Redis. */
    void markSent(CreditMovement movement) {
        system.servers.redis().opsForHash().put("suc_send_data", movement.messageId(), "{\"sendCount\":1}");
    }

    void publish(CreditMovement movement) {
        publish(movement.messageId(), CreditMovementJson.write(movement));
    }

    void publish(String messageId, byte[] body) {
        system.servers
                .rabbit()
                .send(
                        CreditPublisher.EXCHANGE,
                        CreditPublisher.APPLIED,
                        MessageBuilder.withBody(body)
                                .setMessageId(messageId)
                                .setType(CreditMovementJson.APPLIED)
                                .build());
    }
}
