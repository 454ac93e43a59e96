package floorplan.store.repayment;

import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.RepaymentStatus;
import floorplan.store.database.AccountDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Random repayments of few different values, so that filters overlap, and times and dates repeat. */
final class ListedRepayments {
    static final List<String> LOANS = List.of("L-1", "L-2", "L-3");
    static final List<String> DEALERS = List.of("D-1", "D-2");
    static final List<String> MANUFACTURERS = List.of("M-1", "M-2");
    static final List<String> KEYS = List.of("k-1", "k-2", "k-3");
    static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    static final Instant TIME = Instant.parse("2026-03-10T08:00:00Z");
    static final int SPREAD = 5;

    private ListedRepayments() {}

    record Row(
            String id,
            String key,
            String loan,
            @Nullable String dealer,
            @Nullable String manufacturer,
            Payer payer,
            RepaymentStatus status,
            @Nullable LocalDate valueDate,
            Instant acceptedAt,
            long amount) {}

    static List<Row> insert(AccountDatabase account, Random random, int count) {
        List<Row> rows = IntStream.range(0, count).mapToObj(n -> row(random, n)).toList();
        rows.forEach(row -> insert(account, row));
        return rows;
    }

    private static Row row(Random random, int n) {
        boolean ofNoLoan = random.nextInt(10) == 0;
        return new Row(
                "%08x%024d".formatted(random.nextInt(), n),
                any(random, KEYS),
                any(random, LOANS),
                ofNoLoan ? null : any(random, DEALERS),
                ofNoLoan ? null : any(random, MANUFACTURERS),
                any(random, List.of(Payer.values())),
                any(random, List.of(RepaymentStatus.values())),
                random.nextInt(8) == 0 ? null : DAY.plusDays(random.nextInt(SPREAD)),
                TIME.plus(random.nextInt(SPREAD), ChronoUnit.MICROS),
                100L + random.nextInt(SPREAD));
    }

    static <T> T any(Random random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static void insert(AccountDatabase account, Row row) {
        boolean sent = row.status() == RepaymentStatus.COMPLETED || row.status() == RepaymentStatus.REVERSED;
        account.sql("""
                        INSERT INTO repayment_log (id, client, idempotency_key, request_hash, loan_no, payer, amount, currency,
                            listed_value_date, stated_value_date, value_date, status, refusal_reason, refusal_detail, accepted_at,
                            sent_at, dealer_id, manufacturer_id)
                        VALUES (:id, 'client', :key, 'h', :loan, :payer, :amount, 'CNY', :date, :date, :date, :status,
                            'NOTHING_OWED', 'nothing', :at, :sentAt, :dealer, :manufacturer)
                        """)
                .param("id", row.id())
                .param("key", row.key())
                .param("loan", row.loan())
                .param("payer", row.payer().name())
                .param("amount", row.amount())
                .param("date", row.valueDate())
                .param(
                        "status",
                        row.status() == RepaymentStatus.COMPLETED
                                ? "APPLIED"
                                : row.status().name())
                .param("at", RepaymentFilter.utc(row.acceptedAt()))
                .param("sentAt", sent ? RepaymentFilter.utc(row.acceptedAt()) : null)
                .param("dealer", row.dealer())
                .param("manufacturer", row.manufacturer())
                .update();
    }
}
