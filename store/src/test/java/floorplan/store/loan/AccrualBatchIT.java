package floorplan.store.loan;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.accrual.Accrual;
import floorplan.store.TestSchema;
import floorplan.store.database.AccountDatabase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccrualBatchIT {
    private static final LocalDate DATE = LocalDate.of(2026, 3, 1);
    private static final int MANY = 101;
    private static final RunningTotals BEFORE =
            new RunningTotals(DATE.minusDays(1), new BigDecimal("7.1"), new BigDecimal("0.2"), 11, 12, 13, 14, 5, 6, 2);

    private final AccountDatabase account = TestSchema.account("worker");

    @BeforeEach
    @AfterEach
    void empty() {
        TestSchema.empty("account");
    }

    private static Accrual accrual(LocalDate date, long loanId) {
        return new Accrual(
                date,
                loanId,
                2 * loanId,
                3 * loanId,
                4 * loanId,
                new BigDecimal("8.25").add(BigDecimal.valueOf(loanId, 10)),
                new BigDecimal("0.25").add(BigDecimal.valueOf(loanId, 10)));
    }

    /** Inserts a row for each loan key from 1 up, and, if asked, one more with the next date. */
    private void insert(long loans, boolean another, @Nullable LocalDate openDate) {
        AccrualBatch batch = new AccrualBatch(account, openDate);
        LongStream.rangeClosed(1, loans).forEach(id -> batch.add(id, BEFORE, List.of(accrual(DATE, id))));
        if (another) {
            batch.add(loans + 1, BEFORE, List.of(accrual(DATE.plusDays(1), loans + 1)));
        }
        batch.insert();
    }

    private List<Map<String, @Nullable Object>> rows(String table, long loans) {
        return account.sql("SELECT * FROM " + table + " WHERE loan_id <= " + loans + " ORDER BY loan_id")
                .query()
                .listOfRows();
    }

    @Test
    void writesTheSameRowsHoweverManyDatesItIsGiven() {
        LocalDate openDate = DATE.plusDays(1);
        insert(MANY, true, openDate);
        List<Map<String, @Nullable Object>> several = rows("accrual", MANY);
        List<Map<String, @Nullable Object>> lateOfSeveral = rows("late_accrual", MANY);
        empty();
        insert(MANY, false, openDate);

        assertThat(rows("accrual", MANY)).hasSize(MANY).isEqualTo(several);
        assertThat(rows("late_accrual", MANY)).hasSize(MANY).isEqualTo(lateOfSeveral);
    }

    @Test
    void writesEachFigureWhereItBelongs() {
        insert(1, false, null);

        assertThat(rows("accrual", 1).getFirst())
                .hasToString("{business_date=2026-03-01, loan_id=1, booking_date=2026-03-01, late_fee=1,"
                        + " dealer_interest=2, manufacturer_interest=3, penalty=4, interest_sum=8.2500000001,"
                        + " penalty_sum=0.2500000001, late_fee_total=12, dealer_interest_total=14,"
                        + " manufacturer_interest_total=16, penalty_total=18, dealer_interest_to_last_month=12,"
                        + " manufacturer_interest_to_last_month=13, dealer_interest_to_month_before_last=5}");
        assertThat(rows("late_accrual", 1)).isEmpty();
    }
}
