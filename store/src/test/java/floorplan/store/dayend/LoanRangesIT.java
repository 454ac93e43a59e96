package floorplan.store.dayend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import floorplan.domain.loan.LoanType;
import floorplan.store.TestSchema;
import floorplan.store.database.AccountDatabase;
import floorplan.store.loan.LoanKeys;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoanRangesIT {
    private static final LocalDate DATE = LocalDate.of(2026, 3, 1);

    private final AccountDatabase owner = TestSchema.account("owner");
    private final LoanRanges ranges = new LoanRanges(TestSchema.account("worker"));

    @BeforeEach
    @AfterEach
    void empty() {
        TestSchema.empty("account");
    }

    @Test
    void sharesTheLoansOfATypeOutInKeyOrder() {
        drawTwelveThousandLoans();
        owner.sql("INSERT INTO day_end (business_date, started_at) VALUES (?, UTC_TIMESTAMP(6))")
                .param(DATE)
                .update();

        assertThat(ranges.left(DATE, LoanType.DEALER, 4))
                .extracting(LoanRanges.OpenRange::firstId, LoanRanges.OpenRange::eligible)
                .containsExactly(tuple(first(), 10_000L), tuple(first() + 10_000, 2_000L));
    }

    private static long first() {
        return LoanKeys.of(LoanType.DEALER).first();
    }

    private void drawTwelveThousandLoans() {
        String digits = "(SELECT 0 AS d" + " UNION ALL SELECT %d".repeat(9).formatted(1, 2, 3, 4, 5, 6, 7, 8, 9) + ")";
        owner.sql("""
                        INSERT INTO loan (id, loan_no, import_seq, dealer_id, manufacturer_id, loan_type, vin, currency, drawn,
                            penalty_annual_rate, late_fee, day_count, dealer_share, drawdown_date, maturity_date, accrued_through, principal)
                        SELECT :first + n, CONCAT('L-', n), 1, 'dealer', 'maker', 'DEALER', 'VIN', 'CNY', 100,
                            0, 0, 'ACT_360', 1, '2026-01-05', '2026-07-05', '2026-02-28', 100
                        FROM (SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d AS n
                            FROM %1$s a, %1$s b, %1$s c, %1$s e, %1$s f) numbers
                        WHERE n < 12000
                        """.formatted(digits)).param("first", first()).update();
    }
}
