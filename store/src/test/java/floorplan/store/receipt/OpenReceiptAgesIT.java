package floorplan.store.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.store.TestSchema;
import floorplan.store.receipt.OpenReceiptAges.AgedReceipts;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Open receipts by age, on the real database. */
class OpenReceiptAgesIT {
    @Test
    void countsAReceiptUnderEachAgeThatItHas() {
        TestSchema.empty("account");
        TestSchema.account("owner").sql("""
                        INSERT INTO receipt (id, origin, account, payer, currency, amount, open_amount, received_on, status, note, created_at) VALUES
                            ('a', 'BANK', 'MAIN', 'UNKNOWN', 'CNY', 100, 100, '2026-03-10', 'OPEN', '', '2026-03-10 08:00:00'),
                            ('b', 'BANK', 'MAIN', 'UNKNOWN', 'CNY', 200, 150, '2026-03-09', 'OPEN', '', '2026-03-10 08:00:00'),
                            ('c', 'SURPLUS', NULL, 'DEALER', 'CNY', 400, 400, '2026-03-05', 'OPEN', '', '2026-03-10 08:00:00'),
                            ('d', 'BANK', 'OTHER', 'UNKNOWN', 'USD', 800, 800, '2026-02-08', 'OPEN', '', '2026-03-10 08:00:00'),
                            ('e', 'BANK', 'MAIN', 'UNKNOWN', 'CNY', 900, 0, '2026-01-01', 'REFUNDED', '', '2026-03-10 08:00:00')
                        """).update();

        assertThat(new OpenReceiptAges(TestSchema.account("worker"))
                        .by(List.of(0, 1, 5, 30), LocalDate.of(2026, 3, 10)))
                .containsExactly(
                        new AgedReceipts("CNY", 0, 3, 650),
                        new AgedReceipts("CNY", 1, 2, 550),
                        new AgedReceipts("CNY", 5, 1, 400),
                        new AgedReceipts("CNY", 30, 0, 0),
                        new AgedReceipts("USD", 0, 1, 800),
                        new AgedReceipts("USD", 1, 1, 800),
                        new AgedReceipts("USD", 5, 1, 800),
                        new AgedReceipts("USD", 30, 1, 800));
    }
}
